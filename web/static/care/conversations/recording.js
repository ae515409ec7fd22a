// Recording a voice note: one press begins it, another ends and sends it; two minutes at most.

const MOST_MS = 120_000;

/** Let `button` record; `done(blob, seconds)` has what was recorded, `wrong()` runs where no microphone is to be had. */
export function recordsWith(button, { done, wrong }) {
  if (!navigator.mediaDevices || !("MediaRecorder" in window)) {
    button.hidden = true;
    return;
  }
  let recorder;
  button.addEventListener("click", async () => {
    if (recorder?.state === "recording") return recorder.stop();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000 });
      recording(recorder, stream, button, done);
    } catch {
      wrong();
    }
    return undefined;
  });
}

function recording(recorder, stream, button, done) {
  const parts = [];
  const began = Date.now();
  const label = button.querySelector("span");
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.onstop = () => {
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    label.textContent = button.dataset.record;
    button.removeAttribute("aria-pressed");
    done(new Blob(parts), Math.round((Date.now() - began) / 1000));
  };
  label.textContent = button.dataset.stop;
  button.setAttribute("aria-pressed", "true");
  recorder.start();
  const timer = setTimeout(() => recorder.state === "recording" && recorder.stop(), MOST_MS);
}
