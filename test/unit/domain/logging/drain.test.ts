import { expect, it } from 'vitest'
import { DRAIN, Drain } from '#lib/domain/logging/drain.ts'
import { maskMessage } from '#lib/domain/logging/mask-message.ts'

function drain(options = DRAIN) {
  const forgotten: number[] = []
  const merged: [number, number][] = []
  const tree = new Drain({
    forget: (group) => forgotten.push(group),
    merge: (from, into) => merged.push([from, into]),
    options,
  })
  return { add: (message: string) => tree.add(maskMessage(message)), tree, forgotten, merged }
}

it('messages that differ in values are of one group', () => {
  const { add, tree } = drain()
  expect(add('took 3 s to build')).toBe(add('took 4.5 s to build'))
  expect([...tree.templates().values()]).toEqual(['took <*> s to build'])
})

it('what follows a preposition is a name, and names are values', () => {
  const { add, tree } = drain()
  expect(add('failed password for ann from port 22')).toBe(add('failed password for bob from port 22'))
  expect([...tree.templates().values()]).toEqual(['failed password for <*> from port <*>'])
})

it('two places that hold one of a few words each do not make a template of every pair', () => {
  const { add, tree } = drain()
  const states = ['LOOKING', 'LEADING', 'FOLLOWING']
  for (const one of states)
    for (const other of states) add(`vote 7 (leader), ${one} (state), ${other} (mine)`)
  expect([...tree.templates().values()]).toEqual(['vote <*> (leader), <*> (state), <*> (mine)'])
})

it('the unit of a size is a value as its number is, and what is stored is not', () => {
  const { add, tree } = drain()
  const stored = add('block 1 stored as values in memory (free 3.5 KB)')
  expect(add('block 2 stored as values in memory (free 1.2 MB)')).toBe(stored)
  expect(add('block 3 stored as bytes in memory (free 9 B)')).not.toBe(stored)
  expect([...tree.templates().values()][0]).toBe('block <*> stored as values in memory (free <*> <*>')
})

it('messages that differ in a word of prose are told apart until the place has shown too many', () => {
  const { add, tree, merged } = drain()
  const words = ['started', 'stopped', 'paused', 'resumed', 'gone']
  const groups = words.map((word) => add(`the machine ${word} as asked`))
  expect(new Set(groups).size).toBe(5)
  const sixth = add('the machine lost as asked')
  expect(merged.map(([, into]) => into)).toEqual([sixth, sixth, sixth, sixth])
  expect([...tree.templates().values()]).toEqual(['the machine <*> as asked'])
  expect(add('the machine started as asked')).toBe(sixth)
})

it('no more groups are remembered than allowed, and the one seen longest ago makes room', () => {
  const { add, tree, forgotten } = drain({ ...DRAIN, mostClusters: 2 })
  const alpha = add('alpha')
  const beta = add('beta beta')
  add('alpha')
  add('gamma gamma gamma')
  expect(forgotten).toEqual([beta])
  expect(tree.templates().get(alpha)).toBe('alpha')
})

it('a leaf holds no more groups than allowed', () => {
  const { add, tree, forgotten } = drain({ ...DRAIN, mostChildren: 3 })
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  for (const one of letters) add(`same ${one}${one} ${one}${one}${one}`)
  expect(tree.templates().size).toBe(3)
  expect(forgotten).toHaveLength(4)
})
