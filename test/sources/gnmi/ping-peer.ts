import { createServer } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

// A peer of HTTP/2 in a thread of its own, as far as its answers to pings go. It tells its port, then that settings are
// agreed; each answer to a ping it counts in the shared number, once the answer is on its way.
const answered = new Int32Array(workerData);
const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
const [settingsType, pingType, acknowledged] = [4, 6, 1];

const server = createServer((socket) => {
  let pending = Buffer.alloc(0);
  let greeted = false;
  socket.on("error", () => {});
  socket.write(settings);
  socket.on("data", (chunk) => {
    pending = Buffer.concat([pending, Buffer.from(chunk)]);
    if (!greeted) {
      if (pending.length < 24) return; // the client's preface
      pending = pending.subarray(24);
      greeted = true;
    }
    while (pending.length >= 9 && pending.length >= 9 + pending.readUIntBE(0, 3)) {
      const frame = pending.subarray(0, 9 + pending.readUIntBE(0, 3));
      pending = pending.subarray(frame.length);
      const [type, flags] = [frame[3], frame[4]];
      if (type === settingsType && flags === acknowledged) parentPort?.postMessage("agreed");
      if (type !== pingType || flags === acknowledged) continue;
      const answer = Buffer.from(frame);
      answer[4] = acknowledged;
      socket.write(answer, () => {
        Atomics.add(answered, 0, 1);
        Atomics.notify(answered, 0);
      });
    }
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  parentPort?.postMessage(typeof address === "object" ? address?.port : undefined);
});
