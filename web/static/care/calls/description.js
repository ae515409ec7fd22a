// What two browsers tell each other about a line (SDP), with everything taken out that says where somebody is, or what is
// said: done to what goes out, and again to what comes in, since the other browser may be any.

/** Bits a second of speech. One size and no pauses: whoever carries the packets learns nothing from their lengths. */
const OPUS = "minptime=20;maxaveragebitrate=20000;stereo=0;sprop-stereo=0;useinbandfec=1;usedtx=0;cbr=1";
/** What a line of voice needs, and nothing else: no name of a browser, no loudness in the clear (RFC 6464), no notes. */
const NEEDED = new RegExp(
  "^([vostcm]=|a=(group:BUNDLE|ice-(ufrag|pwd|options):|fingerprint:|setup:|mid:|rtcp-mux|rtcp-rsize|sendrecv|sendonly|" +
    "recvonly|inactive|rtpmap:|fmtp:|rtcp-fb:|ptime:|maxptime:|extmap:\\d+ urn:ietf:params:rtp-hdrext:sdes:mid|" +
    "msid(-semantic)?:|ssrc:|candidate:|end-of-candidates))",
);

/** Whether a candidate is the relay's own address; no other is told, or taken. */
export const isRelay = (candidate) => /^(a=)?candidate:\S+ \d \S+ \d+ \S+ \d+ typ relay( |$)/.test(candidate);

/** A relay's candidate without what stands behind it: own address, kind of network. */
export const bareCandidate = (candidate) =>
  candidate
    .replace(/ raddr \S+ rport \S+/, " raddr 0.0.0.0 rport 0")
    .replace(/ (network-id|network-cost) \S+/g, "");

/** A description of one line of voice and nothing else; throws an error of code `not-voice`. */
export function bareDescription(sdp) {
  const lines = sdp.split(/\r?\n/).filter(Boolean);
  const media = lines.filter((line) => line.startsWith("m="));
  const isVoice = media.length === 1 && media[0].startsWith("m=audio ");
  if (!isVoice || !lines.some((line) => line.startsWith("a=fingerprint:sha-256 "))) throw notVoice();
  const opus = lines.map((line) => /^a=rtpmap:(\d+) opus\/48000\/2$/i.exec(line)?.[1]).find(Boolean);
  if (!opus) throw notVoice();
  return `${lines.filter(isKept).map((line) => bareLine(line, opus)).join("\r\n")}\r\n`;
}

const notVoice = () => Object.assign(new Error("not-voice"), { code: "not-voice" });

const isKept = (line) => NEEDED.test(line) && (!line.startsWith("a=candidate:") || isRelay(line));

function bareLine(line, opus) {
  if (line.startsWith("o=")) return line.replace(/^o=\S+ (\S+ \S+) .*$/, "o=- $1 IN IP4 0.0.0.0");
  if (line.startsWith("s=")) return "s=-";
  if (line.startsWith("c=")) return "c=IN IP4 0.0.0.0";
  if (line.startsWith("m=")) return line.replace(/^m=audio \d+/, "m=audio 9");
  if (line.startsWith(`a=fmtp:${opus} `)) return `a=fmtp:${opus} ${OPUS}`;
  return line.startsWith("a=candidate:") ? bareCandidate(line) : line;
}
