/** The timestamp of a SubscribeResponse's notification in milliseconds since the Unix epoch, read from the bytes alone
 *  (SubscribeResponse.update = 1, Notification.timestamp = 1: both first in every serialiser). Undefined if it has none
 *  or stands elsewhere. */
export function switchTimeMs(message: Uint8Array): number | undefined {
  if (message[0] !== 0x0a) return undefined;
  let at = 1;
  while ((message[at] ?? 0) >= 0x80) at++; // the length of the notification
  at++;
  if (message[at] !== 0x08) return undefined;
  let nanoseconds = 0;
  let unit = 1;
  for (let digit = 0; digit < 9; digit++) {
    const byte = message[++at];
    if (byte === undefined) return undefined;
    nanoseconds += (byte & 0x7f) * unit;
    if (byte < 0x80) return nanoseconds === 0 ? undefined : nanoseconds / 1e6;
    unit *= 128;
  }
  return undefined; // ten bytes: a negative time
}
