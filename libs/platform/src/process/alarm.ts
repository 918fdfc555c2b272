/** Wakes one sleeper. A call that comes while nobody sleeps ends the next sleep at once. */
export class Alarm {
  private isRung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.isRung = true;
    this.wake?.();
  }

  /** Sleeps until it rings, or for so many milliseconds. @returns whether it rang. */
  async sleep(ms: number): Promise<boolean> {
    if (!this.isRung)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    const wasRung = this.isRung;
    this.isRung = false;
    return wasRung;
  }
}
