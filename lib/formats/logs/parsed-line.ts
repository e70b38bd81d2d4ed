/** What one line, or one entry of a document, says. */
export interface ParsedLine {
  /** Whether it begins with a time of its own, as a record does. */
  readonly stamped: boolean
  readonly level: string | null
  readonly message: string
  readonly stackTrace: boolean
  readonly fields: ReadonlyMap<string, number> | null
  /** The application's own line, where a container's runtime wrapped it. */
  readonly inner?: string
  /** Whether the next line of the same stream goes on with it. */
  readonly partial?: boolean
}
