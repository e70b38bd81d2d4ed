/**
 * Works out the figure of this evidence pack again: plain Node, no packages, no network.
 *   node recompute.mjs                               checks every file, coefficient and sum
 *   node recompute.mjs --set "CPU utilisation=0.3"   with another factor: an id or a name in factors.json
 */
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'

const SIDES = ['low', 'central', 'high']
const [ZERO, ONE] = [
  [0, 0, 0],
  [1, 1, 1],
]
const path = (name) => new URL(name, import.meta.url)
const load = (name) => JSON.parse(readFileSync(path(name), 'utf8'))
const wrong = []

const scale = (range, by) => range.map((value) => value * by)
const add = (...ranges) => SIDES.map((_, side) => ranges.reduce((sum, range) => sum + range[side], 0))

/** Of nearly independent figures: spreads combine on a log scale. */
function product(a, b) {
  const central = a[1] * b[1]
  if (central === 0) return [0, 0, a[2] * b[2]]
  const up = Math.hypot(Math.log(a[2] / a[1]), Math.log(b[2] / b[1]))
  const down = Math.hypot(Math.log(a[1] / a[0]), Math.log(b[1] / b[0]))
  return [central * Math.exp(-down), central, central * Math.exp(up)]
}

/** Watts: the difference scenario by scenario. */
function aboveIdle(idle, full) {
  const [low, central, high] = full.map((watts, side) => Math.max(0, watts - idle[side]))
  return [Math.min(low, central), central, Math.max(high, central)]
}

/** kWh at zero load, kWh above it, gCO2e of manufacture: of one unit, before PUE. */
function term(formula, by, f) {
  const machine = (idle, load, made) => [
    scale(idle, by / 1000),
    scale(product(aboveIdle(f[0], f[1]), load), by / 1000),
    scale(made, by),
  ]
  switch (formula) {
    case 'machine':
      return machine(f[0], f[3], f[2])
    case 'machine-idle':
      return machine(f[0], ZERO, f[2])
    case 'machine-dynamic':
      return machine(ZERO, ONE, ZERO)
    case 'storage':
      return [scale(product(f[0], f[2]), by / 1000), ZERO, scale(product(f[1], f[2]), by)]
    case 'network':
      return [ZERO, scale(f[0], by), ZERO]
    case 'spend':
      return [ZERO, scale(f[0], by), scale(f[1], by)]
  }
  throw new Error(`unknown formula ${formula}`)
}

function compare(name, found, expected, floor) {
  const isClose = (value, side) =>
    Math.abs(value - expected[side]) <= Math.max(1e-9 * Math.abs(expected[side]), floor)
  if (!found.every(isClose)) wrong.push(`${name}: worked out ${found}, expected ${expected}`)
}

for (const [name, digest] of Object.entries(load('manifest.json').sha256)) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path(name)), hash)
  if (hash.digest('hex') !== digest) wrong.push(`${name}: its SHA-256 is not the one in manifest.json`)
}

const figure = load('figure.json')
const factors = load('factors.json')
const { set: changes } = parseArgs({
  options: { set: { type: 'string', multiple: true, default: [] } },
}).values
for (const change of changes) {
  const [name, value] = [change.slice(0, change.lastIndexOf('=')), Number(change.split('=').at(-1))]
  const chosen = factors.filter((factor) => factor.id === name || factor.name === name)
  if (chosen.length === 0) throw new Error(`factors.json has no factor "${name}"`)
  for (const factor of chosen) Object.assign(factor, { low: value, central: value, high: value })
}
const rangeOf = new Map(factors.map((factor) => [factor.id, SIDES.map((side) => factor[side])]))
const keyOf = (...parts) => JSON.stringify(parts)
const grids = new Map(
  load('intensities.json').map((i) => [keyOf(i.provider, i.region, i.month), rangeOf.get(i.factor)]),
)

/** Cells of a CSV, row by row. Quotes are dropped: only text cells have them, and no sum needs those. */
async function* rowsOf(name) {
  let [row, cell, isQuoted] = [[], '', false]
  for await (const chunk of createReadStream(path(name), 'utf8'))
    for (const character of chunk) {
      if (character === '"') isQuoted = !isQuoted
      else if (isQuoted || !',\r\n'.includes(character)) cell += character
      else if (character !== '\r') {
        row.push(cell)
        cell = ''
        if (character === '\n') {
          yield row
          row = []
        }
      }
    }
}

/** A decimal of twelve places as a whole number: sums of amounts are exact. */
function decimal(text) {
  const [whole, fraction = ''] = text.split('.')
  return text === '' ? 0n : BigInt(whole + fraction.padEnd(12, '0'))
}

const sums = new Map()
let header
for await (const row of rowsOf('lines.csv')) {
  header ??= row
  if (header === row) continue
  const line = Object.fromEntries(header.map((name, index) => [name, row[index]]))
  const [kind, month, currency] = [line.kind_id, line.day.slice(0, 7), line.currency]
  const key = keyOf(kind, month, currency)
  const sum = sums.get(key) ?? { kind, month, currency, quantity: 0n, listCost: 0n, lines: 0 }
  sum.quantity += decimal(line.quantity)
  sum.listCost += decimal(line.list_cost)
  sum.lines += Number(line.lines)
  sums.set(key, sum)
}

const coefficients = new Map()
for (const c of load('coefficients.json')) {
  let [kwh, grams] = [ZERO, ZERO]
  for (const t of c.terms) {
    const figures = t.figures.map((id) => rangeOf.get(id))
    const [idle, dynamic, made] = term(t.formula, t.amount, figures)
    const overhead = t.pueApplies ? rangeOf.get(c.pue) : ONE
    kwh = add(kwh, product(idle, overhead), product(dynamic, overhead))
    grams = add(grams, made)
  }
  const of = ` of kind ${c.kindId} in ${c.month}`
  const stated = (range) => SIDES.map((side) => range[side])
  if (changes.length === 0) compare(`energyKwh${of}`, kwh, stated(c.energyKwh), 1e-15)
  if (changes.length === 0) compare(`embodiedGrams${of}`, grams, stated(c.embodiedGrams), 1e-15)
  coefficients.set(keyOf(c.kindId, c.month), { ...c, kwh, grams })
}

let [energy, operational, embodied, counted] = [ZERO, ZERO, ZERO, 0]
for (const { kind, month, currency, quantity, listCost, lines } of sums.values()) {
  const { status, basis, provider, region, kwh, grams } = coefficients.get(keyOf(kind, month))
  const grid = grids.get(keyOf(provider, region, month))
  const isMoney = basis === 'list-cost-usd'
  if (status !== 'no-usage') counted += lines
  if ((status !== 'measured' && status !== 'proxied') || !grid || (isMoney && currency !== 'USD')) continue
  const units = Number(isMoney ? listCost : quantity) / 1e12
  energy = add(energy, scale(kwh, units))
  embodied = add(embodied, scale(grams, units))
  operational = add(operational, scale(product(kwh, grid), units))
}

/** The bounds in order around the central value; a correction has none. */
const corrected = (range) =>
  range[1] < 0 ? range.map(() => range[1]) : [Math.max(0, Math.min(...range)), range[1], Math.max(...range)]
const results = {
  energyKwh: corrected(energy),
  operationalKgCo2e: scale(corrected(operational), 1 / 1000),
  embodiedKgCo2e: scale(corrected(embodied), 1 / 1000),
  totalKgCo2e: scale(corrected(add(operational, embodied)), 1 / 1000),
}
for (const [name, found] of Object.entries(results)) {
  const before = SIDES.map((side) => figure.figure[name][side])
  const difference = changes.length > 0 ? ` (${(found[1] - before[1]).toPrecision(6)})` : ''
  console.log(name, found.map((value, side) => `${SIDES[side]} ${value}`).join(' ') + difference)
  if (changes.length === 0) compare(name, found, before, 1e-12)
}
if (counted !== figure.lines) wrong.push(`lines.csv: ${counted} lines, expected ${figure.lines}`)
const done = changes.length > 0 ? 'Changed as asked; every file is as it was.' : 'The same within 1e-9.'
console.log(wrong.length > 0 ? wrong.join('\n') : done)
process.exitCode = wrong.length > 0 ? 1 : 0
