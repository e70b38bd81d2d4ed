import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** A line number and a group, both as doubles. */
const ENTRY = 16
const ENTRIES = 4096

function cannotWrite(path: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
  return new AppError(
    'bad-arguments',
    `${path} cannot be written${code}.`,
    'Name a file in a folder that exists and may be written to.',
    error,
  )
}

/**
 * Which line belongs to which template, as a CSV file. Groups become templates only at the end of a log, so lines and groups wait in a
 * file beside it: memory does not grow with the log, and the CSV appears whole or not at all.
 */
export class AssignmentFile {
  private readonly waiting: string
  private readonly file: number
  private readonly entries = Buffer.alloc(ENTRY * ENTRIES)
  private used = 0

  /** @throws AppError `bad-arguments` where the file cannot be written */
  constructor(private readonly path: string) {
    this.waiting = `${path}.${process.pid}.waiting`
    try {
      this.file = openSync(this.waiting, 'wx+', 0o600)
    } catch (error) {
      throw cannotWrite(path, error)
    }
  }

  add(line: number, group: number): void {
    this.entries.writeDoubleLE(line, this.used)
    this.entries.writeDoubleLE(group, this.used + 8)
    this.used += ENTRY
    if (this.used === this.entries.length) this.flush()
  }

  /** Writes the CSV: `line,templateId`, RFC 4180, in the order of the lines. @throws AppError `bad-arguments` */
  finish(templateOf: (group: number) => string): void {
    this.flush()
    const partial = `${this.path}.${process.pid}.partial`
    try {
      const csv = openSync(partial, 'w')
      try {
        writeSync(csv, 'line,templateId\n')
        this.rewrite((rows) => writeSync(csv, rows), templateOf)
      } finally {
        closeSync(csv)
      }
      renameSync(partial, this.path)
    } catch (error) {
      rmSync(partial, { force: true })
      throw cannotWrite(this.path, error)
    }
  }

  /** Removes what waited. */
  close(): void {
    closeSync(this.file)
    rmSync(this.waiting, { force: true })
  }

  private flush(): void {
    writeSync(this.file, this.entries, 0, this.used)
    this.used = 0
  }

  private rewrite(write: (rows: string) => void, templateOf: (group: number) => string): void {
    let position = 0
    for (;;) {
      const read = readSync(this.file, this.entries, 0, this.entries.length, position)
      if (read === 0) return
      position += read
      let rows = ''
      for (let at = 0; at < read; at += ENTRY)
        rows += `${this.entries.readDoubleLE(at)},${templateOf(this.entries.readDoubleLE(at + 8))}\n`
      write(rows)
    }
  }
}
