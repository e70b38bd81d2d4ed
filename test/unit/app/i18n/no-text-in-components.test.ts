import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../../support/server.ts'

/** Names and marks that are the same in every language. */
const NOT_LANGUAGE = new Set(['CO', 'CO2e', 'Ctrl', 'CSV', 'JSON', 'Parquet', 'SCI', 'kWh', 'explain='])

/** Attributes that a person reads or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'title',
  'alt',
  'placeholder',
  'label',
  'hint',
  'detail',
  'heading',
  'text',
])

const isLanguage = (text: string): boolean =>
  text.split(/[\s().,:;·/–-]+/).some((word) => /\p{L}{2}/u.test(word) && !NOT_LANGUAGE.has(word))

/** Whatever stands between tags, or in an attribute that is read, as plain text. Code is no text. */
function textsIn(path: string): readonly string[] {
  const file = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  )
  const found: string[] = []
  const literals = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text)
    else if (ts.isTemplateExpression(node))
      found.push(node.head.text, ...node.templateSpans.map(({ literal }) => literal.text))
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(literals)
    else if (ts.isBinaryExpression(node)) literals(node.right)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'code') return
    if (ts.isJsxText(node)) found.push(node.text)
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      literals(node.expression)
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer)
      literals(
        ts.isJsxExpression(node.initializer) ? (node.initializer.expression ?? node) : node.initializer,
      )
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found.filter(isLanguage)
}

it('no component has a text of its own: each comes from the messages', () => {
  const root = join(PROJECT_ROOT, 'app')
  const components = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  )
  expect(components.length).toBeGreaterThan(150)
  expect(
    components.flatMap((name) => textsIn(join(root, name)).map((text) => `${name}: ${text.trim()}`)),
  ).toEqual([])
})
