/** What an import may cost this machine, and what is still taken for a bill. Each is a setting. */
export interface Limits {
  /** Bytes of one uploaded file, as it comes. */
  readonly fileBytes: number
  /** Bytes of all files of one import, unpacked. */
  readonly importBytes: number
  /** How many times its size an archive may unpack to, counted after its first 10 MB. */
  readonly unpackRatio: number
  /** Files in one zip archive. */
  readonly archiveEntries: number
  readonly columns: number
  /** Characters of one cell. */
  readonly cellCharacters: number
  /** Bytes of one line. */
  readonly lineBytes: number
  /** Share of the rows, from 0 to 1, above which rejected rows fail the import. */
  readonly rejectedShare: number
  /** Free bytes that an upload or an import must leave on the disk. */
  readonly freeDiskBytes: number
  /** Memory of the process that reads files, in bytes. */
  readonly workerMemoryBytes: number
  /** Seconds after which the process that reads files is stopped. */
  readonly workerSeconds: number
}

const MB = 1024 ** 2
const GB = 1024 ** 3

/** Bills compress 8 to 20 times, a bomb about 1000 times; the largest exports seen are tens of GB a month. */
export const DEFAULT_LIMITS: Limits = {
  fileBytes: 100 * GB,
  importBytes: 1000 * GB,
  unpackRatio: 200,
  archiveEntries: 1000,
  columns: 2000,
  cellCharacters: 64 * 1024,
  lineBytes: 2 * MB,
  rejectedShare: 0.1,
  freeDiskBytes: GB,
  workerMemoryBytes: 512 * MB,
  workerSeconds: 6 * 3600,
}
