/** One record of a log: a line, or a line and those that continue it. */
export interface LogRecord {
  /** Lines it takes up in its file; a record inside a JSON document counts as one. */
  lines: number
  /** As they stand in the file: UTF-8, with the line ends. */
  bytes: number
  /** As the log spells it, or null. */
  readonly level: string | null
  /** The free text, without what stands before it. */
  readonly message: string
  stackTrace: boolean
  /** Bytes of each field of a record that is JSON. */
  readonly fields: ReadonlyMap<string, number> | null
}
