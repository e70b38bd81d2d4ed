/** One column of an export, and how SQL reaches it. */
export interface SourceColumn {
  /** As the file says it. Hostile text: never part of SQL unless quoted. */
  readonly header: string
  /** The header in the one spelling that all dialects share, see {@link columnKey}. */
  readonly key: string
  /** Quoted reference to the raw column. */
  readonly sql: string
  /** SQL type: `VARCHAR` for every CSV column, what the file declares for Parquet. */
  readonly type: string
  /** Blank cells arrive as NULL (CSV); else they may also be empty text. */
  readonly blankIsNull: boolean
  /** Numbers are written `1.234,5` (true) or `1,234.5` (false); where absent, plainly: `1234.5`. */
  readonly decimalComma?: boolean
}

/**
 * One spelling for all dialects of a column name: `lineItem/UsageType`, `line_item_usage_type` → `lineitemusagetype`.
 * A localised header that ends in its English name in brackets, as Azure writes it, counts as the English name.
 */
export function columnKey(header: string): string {
  const bare = header.replace(/^\uFEFF/, '').trim()
  const english = /\(([A-Za-z][A-Za-z0-9]*)\)$/.exec(bare)?.[1]
  return (english ?? bare).toLowerCase().replaceAll(/[\s_/.\-:"']/g, '')
}

/** The columns of one file, found by key; of equal keys the first counts. */
export class SourceColumns {
  private readonly byKey = new Map<string, SourceColumn>()

  constructor(readonly all: readonly SourceColumn[]) {
    for (const column of all) if (!this.byKey.has(column.key)) this.byKey.set(column.key, column)
  }

  has(...keys: string[]): boolean {
    return keys.every((key) => this.byKey.has(key))
  }

  hasAny(...keys: string[]): boolean {
    return keys.some((key) => this.byKey.has(key))
  }

  find(key: string): SourceColumn | undefined {
    return this.byKey.get(key)
  }

  /** Those of the keys that the file has, in the order given. */
  those(...keys: string[]): SourceColumn[] {
    return keys.flatMap((key) => this.byKey.get(key) ?? [])
  }
}
