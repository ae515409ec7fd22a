// More than a field takes is not put in, and said: half of it, silently, would be worse.

/** Refuse what is pasted where it would go beyond the field's own limit; `wrong()` says so. */
export function refusesTooMuch(field, wrong) {
  field.addEventListener("paste", (event) => {
    const brought = event.clipboardData?.getData("text") ?? "";
    const room = field.maxLength - field.value.length + (field.selectionEnd - field.selectionStart);
    if (brought.length <= room) return;
    event.preventDefault();
    wrong();
  });
}
