/** When a root's answer counts as delivered, and a call's answer as one that could be used. */
export interface RootRule {
  /** A 4xx is an answer: a 404 tells its caller something. False counts it as a failure. */
  readonly clientErrorsAreAnswers: boolean
}

export const DEFAULT_ROOT_RULE: RootRule = { clientErrorsAreAnswers: true }
