const MASS_G = new Map([
  ['g', 1],
  ['kg', 1000],
  ['t', 1_000_000],
])
const HOURS = new Map([
  ['h', 1],
  ['d', 24],
  ['days', 24],
  ['months', 730],
  ['y', 8760],
  ['years', 8760],
])

/** The term in a base unit: `TE_kg` becomes `(TE_kg*1000)`. */
function termIn(names: readonly string[], symbol: string, sizes: ReadonlyMap<string, number>): string | null {
  for (const name of names) {
    if (name.toLowerCase() === symbol.toLowerCase()) return name
    const [base, unit = ''] = name.split('_')
    const size = sizes.get(unit)
    if (base?.toLowerCase() === symbol.toLowerCase() && size !== undefined)
      return size === 1 ? name : `(${name}*${size})`
  }
  return null
}

const KWH = new Map([
  ['kWh', 1],
  ['Wh', 0.001],
  ['MWh', 1000],
])
const INTENSITY = new Map([
  ['g', 1],
  ['kg', 1000],
])

const bracketed = (sum: string): string => (sum.includes('+') ? `(${sum})` : sum)

/**
 * The formula that inputs named by SCI's own symbols ask for, or null where they are not: `((E × I) + M) per R`,
 * with `M = TE × TiR / EL × RR / ToR`. Units are read from the names (`TE_kg`, `TiR_h`, `EL_y`), and the answer is in grams.
 *
 * @example formulaOfInputs({ E_kWh: 2, I: 300, M_g: 5, R: 10 }) // '(E_kWh*I+M_g)/R'
 */
export function formulaOfInputs(inputs: Readonly<Record<string, number>>): string | null {
  const names = Object.keys(inputs)
  const energy = termIn(names, 'E', KWH)
  const intensity = termIn(names, 'I', INTENSITY)
  const pue = termIn(names, 'PUE', new Map())
  const operational =
    termIn(names, 'O', MASS_G) ??
    (energy && intensity ? [energy, ...(pue ? [pue] : []), intensity].join('*') : null)
  const total = termIn(names, 'TE', MASS_G)
  const [reserved, lifespan] = [termIn(names, 'TiR', HOURS), termIn(names, 'EL', HOURS)]
  const [some, all] = [termIn(names, 'RR', new Map()), termIn(names, 'ToR', new Map())]
  const share = termIn(names, 'RS', new Map())
  const embodied =
    termIn(names, 'M', MASS_G) ??
    (total && reserved && lifespan
      ? `${total}*${reserved}/${lifespan}${some && all ? `*${some}/${all}` : share ? `*${share}` : ''}`
      : null)
  const carbon =
    termIn(names, 'C', MASS_G) ?? [operational, embodied].filter((part) => part !== null).join('+')
  if (carbon === '') return null
  const units = termIn(names, 'R', new Map())
  return units ? `${bracketed(carbon)}/${units}` : carbon
}
