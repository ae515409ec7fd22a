// What a member or a supporter keeps of conversations: rows that only this browser can open (docs/decisions, 96).
//
//   ring     one record that is replaced at each change: the state of a conversation, the prekey store of a supporter,
//            the list of one's conversations. The newest version counts, the ones before are erased.
//   entries  what was said, a row for each message of a conversation, found by its months.
//
//     const rows = rowsOf(await (await ownTree()).private, placesOf(element));   // {keys, send, places}
//     const kept = await readRing(rows, `talk|${hexId}`);          // {version, record} or undefined
//     await keepRing(rows, `talk|${hexId}`, record, kept);         // throws ChangedElsewhere: .newest; do the step again
//     await changeRing(rows, name, async (record) => next);        // reads, changes, keeps, again where it must
//     await eraseRing(rows, name);
//     await addEntry(rows, hexId, { from: "member", number: 3, at: "2026-11-22T03:10", content });   // once
//     const entries = await readEntries(rows, hexId, ["2026-10", "2026-11"]);
//     await eraseEntries(rows, hexId, entries.filter(...));
//     await namesOf(rows.keys.index, [hexId], months)              // every name, for erasing everything
