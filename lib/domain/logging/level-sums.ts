import { NO_LEVEL, type Severity, severityOf } from './log-level.ts'
import type { LevelVolume } from './log-report.ts'

interface LevelSum {
  lines: number
  bytes: number
  readonly spellings: Map<string, number>
}

type Level = Severity | typeof NO_LEVEL

/** The severity that a record's level names; words that are no level count as none, for they could hold anything. */
export const levelOf = (level: string | null): Level => (level && severityOf(level)) || NO_LEVEL

/** Lines and bytes by level: `WARN`, `warn` and `warning` are one, spelled as the log does most often. */
export class LevelSums {
  private readonly sums = new Map<Level, LevelSum>()

  add(level: string | null, lines: number, bytes: number): void {
    const key = levelOf(level)
    const sum = this.sums.get(key) ?? { lines: 0, bytes: 0, spellings: new Map<string, number>() }
    this.sums.set(key, sum)
    sum.lines += lines
    sum.bytes += bytes
    const spelling = key === NO_LEVEL ? NO_LEVEL : (level ?? NO_LEVEL)
    sum.spellings.set(spelling, (sum.spellings.get(spelling) ?? 0) + lines)
  }

  spell(level: Level): string {
    const spellings = [...(this.sums.get(level)?.spellings ?? [])]
    return spellings.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? level
  }

  volumes(): LevelVolume[] {
    return [...this.sums]
      .map(([level, { lines, bytes }]) => ({ level: this.spell(level), lines, bytes }))
      .sort((a, b) => b.bytes - a.bytes || (a.level < b.level ? -1 : 1))
  }
}
