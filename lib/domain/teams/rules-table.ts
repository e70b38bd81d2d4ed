import { safeCell } from '../format/safe-cell.ts'
import {
  CONDITION_SUBJECTS,
  CONDITION_TESTS,
  type Condition,
  type Outcome,
  type TeamRule,
} from './team-rule.ts'

/** The columns of team rules as a table: one row for each value of each condition of each rule, in order. */
export const RULE_COLUMNS = ['rule', 'subject', 'key', 'test', 'value', 'gives', 'name'] as const

/** What is wrong with a row. */
export interface RowFault {
  /** Counted from 1, the header included. */
  readonly line: number
  readonly fault: string
}

export interface RulesRead {
  readonly rules: readonly TeamRule[]
  readonly faults: readonly RowFault[]
}

const outcomeCells = (gives: Outcome): readonly [string, string] => {
  if ('team' in gives) return ['team', gives.team]
  return 'teamFromTag' in gives ? ['team-from-tag', gives.teamFromTag] : ['shared', '']
}

/** Team rules as rows of text, header first, safe for spreadsheets. `readRulesTable` reads them back. */
export function rulesTable(rules: readonly TeamRule[]): readonly (readonly string[])[] {
  const rows = rules.flatMap(({ id, when, gives }) => {
    const conditions = when.flatMap(({ subject, key, test, values }) =>
      (values.length > 0 ? values : ['']).map((value) => [subject, key, test, value]),
    )
    const filled = conditions.length > 0 ? conditions : [['', '', '', '']]
    return filled.map((cells) => [id, ...cells, ...outcomeCells(gives)].map(safeCell))
  })
  return [[...RULE_COLUMNS], ...rows]
}

/** Text as it was before `safeCell`. */
const original = (cell: string): string =>
  cell.startsWith("'") && safeCell(cell.slice(1)) === cell ? cell.slice(1) : cell

interface Row {
  readonly line: number
  readonly id: string
  readonly condition: Condition | null
  readonly gives: Outcome
}

const oneOf = <Word extends string>(words: readonly Word[], text: string): Word | undefined =>
  words.find((word) => word === text.toLowerCase())

function conditionOf(cell: (name: string) => string): Condition | null | string {
  const [subjectText, key, testText, value] = ['subject', 'key', 'test', 'value'].map(cell)
  if (!subjectText) return key || testText || value ? 'A condition needs a subject.' : null
  const subject = oneOf(CONDITION_SUBJECTS, subjectText)
  if (!subject) return `“${subjectText}” is no subject: use ${CONDITION_SUBJECTS.join(', ')}.`
  const test = oneOf(CONDITION_TESTS, testText ?? '')
  if (!test) return `“${testText}” is no test: use ${CONDITION_TESTS.join(', ')}.`
  if (subject === 'tag' && !key) return 'A condition on a tag needs its key.'
  if (test !== 'is-set' && !value) return `The test “${test}” needs a value.`
  if (test === 'is-set' && value) return 'The test “is-set” takes no value.'
  return { subject, key: subject === 'tag' ? (key ?? '') : '', test, values: value ? [value] : [] }
}

function outcomeOf(cell: (name: string) => string): Outcome | string {
  const [gives, name] = [cell('gives').toLowerCase(), cell('name')]
  if (gives === 'shared') return { shared: true }
  if (gives !== 'team' && gives !== 'team-from-tag')
    return `“${gives}” is no outcome: use team, team-from-tag, shared.`
  if (name === '')
    return gives === 'team' ? 'The team has no name.' : 'The tag that names the team is missing.'
  return gives === 'team' ? { team: name } : { teamFromTag: name }
}

const sameCondition = (a: Condition, b: Condition): boolean =>
  a.subject === b.subject && a.key === b.key && a.test === b.test

/** The conditions of a rule's rows; values of one condition stand in rows of their own. */
function joined(rows: readonly Row[]): readonly Condition[] {
  const conditions: Condition[] = []
  for (const { condition } of rows) {
    if (!condition) continue
    const at = conditions.findIndex((each) => sameCondition(each, condition))
    const known = conditions[at]
    if (known) conditions[at] = { ...known, values: [...new Set([...known.values, ...condition.values])] }
    else conditions.push(condition)
  }
  return conditions
}

/**
 * Reads team rules from the rows of a table with the columns `RULE_COLUMNS`, in any order. Rows of one rule follow each other; a row that names no
 * rule is a rule of its own. Rows at fault are named, and their rules left out.
 *
 * @param records the rows of the file, header first
 * @example readRulesTable([['subject', 'test', 'value', 'gives', 'name'], ['account', 'is', '42', 'team', 'search']])
 */
export function readRulesTable(records: readonly (readonly string[])[]): RulesRead {
  const [head = [], ...body] = records
  const places = new Map(head.map((name, index) => [name.trim().toLowerCase(), index]))
  const missing = ['gives', 'name'].filter((name) => !places.has(name))
  if (missing.length > 0)
    return {
      rules: [],
      faults: [{ line: 1, fault: `The header has no column ${missing.join(' and no ')}.` }],
    }
  const faults: RowFault[] = []
  const runs: { id: string; rows: Row[] }[] = []
  const spoilt = new Set<string>()
  for (const [index, record] of body.entries()) {
    const line = index + 2
    const cell = (name: string) => original((record[places.get(name) ?? -1] ?? '').trim())
    const id = cell('rule') || `row-${line}`
    const [condition, gives] = [conditionOf(cell), outcomeOf(cell)]
    const wrong = [condition, gives].filter((each) => typeof each === 'string')
    const last = runs.at(-1)
    if (last?.id !== id && runs.some((run) => run.id === id))
      wrong.push(`The rows of rule “${id}” do not follow each other.`)
    const first = last?.id === id ? last.rows[0] : undefined
    if (first && typeof gives !== 'string' && JSON.stringify(first.gives) !== JSON.stringify(gives))
      wrong.push(`Rule “${id}” gives one thing in line ${first.line} and another here.`)
    if (wrong.length > 0 || typeof condition === 'string' || typeof gives === 'string') {
      faults.push(...wrong.map((fault) => ({ line, fault: String(fault) })))
      spoilt.add(id)
      continue
    }
    const row: Row = { line, id, condition, gives }
    if (last?.id === id) last.rows.push(row)
    else runs.push({ id, rows: [row] })
  }
  const rules = runs.flatMap(({ id, rows }) =>
    rows[0] && !spoilt.has(id) ? [{ id, when: joined(rows), gives: rows[0].gives }] : [],
  )
  return { rules, faults }
}
