import { readFileSync } from 'node:fs'
import { sample } from './samples.ts'

/** One line of a loghub set: which event it is, by hand. */
export interface TrueLine {
  readonly event: string
  readonly level: string
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  for (const line of text.trimEnd().split(/\r?\n/)) {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell)
    rows.push(cells)
  }
  return rows
}

/** The ground truth of a loghub set of 2 000 lines. */
export function trueLines(set: string): TrueLine[] {
  const [header = [], ...rows] = parseCsv(readFileSync(sample(`logs/${set}_2k.log_structured.csv`), 'utf8'))
  const [event, level] = [header.indexOf('EventId'), header.indexOf('Level')]
  return rows.map((row) => ({ event: row[event] ?? '', level: row[level] ?? '' }))
}

/**
 * Grouping accuracy as logparser defines it (Zhu et al., ICSE-SEIP 2019): the part of the lines whose group holds exactly the lines of
 * their event.
 */
export function groupingAccuracy(groups: readonly string[], events: readonly string[]): number {
  const membersOf = (names: readonly string[]) => {
    const members = new Map<string, number[]>()
    for (const [line, name] of names.entries()) members.set(name, [...(members.get(name) ?? []), line])
    return members
  }
  const groupMembers = membersOf(groups)
  let right = 0
  for (const lines of membersOf(events).values()) {
    const group = groups[lines[0] ?? -1] ?? ''
    const same = lines.every((line) => groups[line] === group)
    if (same && groupMembers.get(group)?.length === lines.length) right += lines.length
  }
  return right / events.length
}
