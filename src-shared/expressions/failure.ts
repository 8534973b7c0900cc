/** What is wrong with an expression, and where: offsets of the first character and the one after the last. */
export interface ExpressionProblem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly todo: string | null;
}

/** Thrown while an expression is read or checked; callers get it as a problem. */
export class ExpressionFailure extends Error {
  override readonly name = "ExpressionFailure";
  readonly problem: ExpressionProblem;

  constructor(place: { from: number; to: number }, message: string, todo: string | null = null) {
    super(message);
    this.problem = { from: place.from, to: place.to, message, todo };
  }
}
