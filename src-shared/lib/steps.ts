/** Runs work that rests now and then to its end, without a rest. */
export function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Runs work that rests now and then to its end, and awaits `rest` each time. */
export async function rested<T>(steps: Generator<unknown, T>, rest: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await rest();
  }
}
