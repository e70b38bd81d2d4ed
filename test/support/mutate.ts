/** Random numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Cells that programs stumble over. */
export const NASTY_CELLS = [
  '',
  ' ',
  'NULL',
  '\\N',
  'NaN',
  '-0',
  '1e400',
  '-1e-400',
  '0x10',
  '1,5',
  '1.234.567,89',
  '9'.repeat(40),
  '+1',
  '1_000',
  'infinity',
  '0001-01-01',
  '9999-12-31T23:59:60Z',
  '2026-02-30',
  '2026-03-29T02:30:00+02:00',
  '31/12/2026',
  '__proto__',
  'constructor',
  '{"a":',
  '{"a":{"b":[1,null]}}',
  '[{"key":"a"}]',
  "[{'name': None}]",
  '=HYPERLINK("x")',
  "'; DROP TABLE lines; --",
  '$1',
  '\u202Egnp',
  '🦆',
  '\uFEFF',
  '\uFFFD',
  'x'.repeat(70_000),
] as const

/** Bytes that matter to a reader. */
const NASTY_BYTES = [
  '"',
  '""',
  ',',
  '\n',
  '\r',
  '\r\n',
  '\0',
  ';',
  '\t',
  '\x01',
  '{',
  '}',
  '[',
  ']',
  '\uFEFF',
  '\\',
  'PK\x03\x04',
  'PAR1',
  '\x1f\x8b\x08',
  '\xff\xfe',
  '\xc3\x28',
]

/** A few changes at random places of some bytes: flipped bits, cuts, repetitions, bytes that matter put in. */
export function mutated(bytes: Buffer, random: () => number): Buffer {
  let content = Buffer.from(bytes)
  const at = () => Math.floor(random() * content.length)
  const changes = 1 + Math.floor(random() * 6)
  for (let change = 0; change < changes && content.length > 0; change += 1) {
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number]
    const token = Buffer.from(NASTY_BYTES[Math.floor(random() * NASTY_BYTES.length)] ?? '', 'latin1')
    const kind = Math.floor(random() * 6)
    if (kind === 0) content[from] = (content[from] ?? 0) ^ (1 << Math.floor(random() * 8))
    else if (kind === 1) content = content.subarray(0, to)
    else if (kind === 2) content = Buffer.concat([content.subarray(0, from), content.subarray(to)])
    else if (kind === 3)
      content = Buffer.concat([content.subarray(0, to), content.subarray(from, to), content.subarray(to)])
    else if (kind === 4) content = Buffer.concat([content.subarray(0, from), token, content.subarray(from)])
    else content = Buffer.concat([content.subarray(0, from), token, content.subarray(from + token.length)])
  }
  return Buffer.from(content)
}
