/** Which roles a text gives to whom, at the root. They are no part of a policy and stay beside the document. */
export interface UserStatement {
  readonly name: string;
  readonly roles: readonly string[];
}
