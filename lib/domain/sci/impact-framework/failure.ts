/** A manifest that Impact Framework refuses, by the name of its error. */
export class ManifestFailure extends Error {
  constructor(
    /** The error's name in Impact Framework, such as `InputValidationError`. */
    readonly kind: string,
    message: string,
  ) {
    super(message)
    this.name = 'ManifestFailure'
  }
}

/** A step that is not re-computed here; what comes after it in its component is not known either. */
export class OpaqueStep extends Error {
  constructor(readonly reason: string) {
    super(reason)
    this.name = 'OpaqueStep'
  }
}
