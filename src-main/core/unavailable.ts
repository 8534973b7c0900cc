/** What was asked for cannot be had now, such as data of a project when none is open. The sentence is shown as it stands. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  readonly code: string;
  readonly todo: string | undefined;

  constructor(code: string, message: string, todo?: string) {
    super(message);
    this.code = code;
    this.todo = todo;
  }
}
