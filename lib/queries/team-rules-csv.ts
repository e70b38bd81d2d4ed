import { stringify } from 'csv-stringify/sync'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type RulesRead, readRulesTable, rulesTable } from '#lib/domain/teams/rules-table.ts'
import { parseCsv } from '#lib/engine/files/parse-csv.ts'
import { teamRules } from './team-rules.ts'

/** The rules in force as CSV, RFC 4180. */
export async function teamRulesCsv(scope: Scope): Promise<string> {
  const { rules } = await teamRules(scope)
  return stringify(rulesTable(rules).map((row) => [...row]))
}

/** Rules from a CSV file with commas or semicolons, and what is wrong with its rows. */
export function readRulesCsv(text: string): RulesRead {
  const body = text.replace(/^\uFEFF/, '')
  const [head = ''] = body.split(/\r?\n/, 1)
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ','
  const { records, linesBefore, unclosed } = parseCsv(body, delimiter, true)
  const { rules, faults } = readRulesTable(records)
  const placed = faults.map(({ line, fault }) => ({ line: (linesBefore[line - 1] ?? line - 1) + 1, fault }))
  if (!unclosed) return { rules, faults: placed }
  return { rules: [], faults: [...placed, { line: records.length, fault: 'A quoted cell has no end.' }] }
}
