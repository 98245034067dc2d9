/** Waits for a condition, looking often; throws after 20 s. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = AbortSignal.timeout(20_000);
  while (!holds()) {
    if (deadline.aborted) throw new Error("timed out");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
