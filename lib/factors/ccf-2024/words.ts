import { rowsOf, type Table } from '../shared/table.ts'
import aws from './tables/aws-words.json' with { type: 'json' }
import azure from './tables/azure-words.json' with { type: 'json' }
import gcp from './tables/gcp-words.json' with { type: 'json' }

const TABLES: Readonly<Record<string, Table>> = {
  AWS: aws,
  'Google Cloud': gcp,
  Microsoft: azure,
}

/** One of CCF's word lists, by the name it has there. */
export function wordList(provider: string, list: string): readonly string[] {
  const table = TABLES[provider]
  const found = (table ? rowsOf(table) : [])
    .filter((row) => row.text('list') === list)
    .map((row) => row.text('text'))
  if (found.length === 0) throw new Error(`no word list ${list} of ${provider}`)
  return found
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
const anyOf = (texts: readonly string[]): string => `(?:${texts.map(literal).join('|')})`

/** One of the texts stands in it as whole words. */
export const wholeWords = (texts: readonly string[]): RegExp => new RegExp(`\\b${anyOf(texts)}\\b`)

/** One of the texts stands anywhere in it. */
export const contains = (texts: readonly string[]): RegExp => new RegExp(anyOf(texts))

/** It ends with one of the texts. */
export const endsWith = (texts: readonly string[]): RegExp => new RegExp(`${anyOf(texts)}$`)

/** It is one of the texts. */
export const exactlyOneOf = (texts: readonly string[]): RegExp => new RegExp(`^${anyOf(texts)}$`)

/** Every pattern matches it. */
export const all = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(`^${patterns.map((pattern) => `(?=${lookAhead(pattern)})`).join('')}`)

/** The pattern does not match it. */
export const not = (pattern: RegExp): RegExp => new RegExp(`^(?!${lookAhead(pattern)})`)

/** A pattern anchored at the start stays so; any other may match further on. */
const lookAhead = ({ source }: RegExp): string =>
  source.startsWith('^') ? source.slice(1) : `.*(?:${source})`
