import { describe, expect, it } from 'vitest'
import { boundaryFaults, MAX_COMPONENTS } from '#lib/domain/sci/boundary/boundary-faults.ts'
import { type BoundaryComponent, type BoundaryDefinition, isOfTeams } from '#lib/domain/sci/boundary.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { CATEGORIES } from '#lib/domain/usage/category.ts'

const whole: BoundaryComponent = { name: 'all', selection: { team: ['checkout'] }, inside: true }

const faultsOf = (
  components: readonly BoundaryComponent[],
  more: Partial<BoundaryDefinition> = {},
  name = 'shop',
): readonly string[] =>
  boundaryFaults(name, {
    description: '',
    components,
    sharedSplit: NO_SPLIT,
    allocation: null,
    ...more,
  }).map(({ at, fault }) => `${at}: ${fault}`)

describe('a boundary', () => {
  it('by team has everything of the team, without a further word', () => {
    expect(faultsOf([whole])).toEqual([])
  })

  it.each([
    ['category', { category: ['compute'] }],
    ['service', { service: ['AmazonEC2'] }],
  ])('that takes one %s of a team says what becomes of the rest', (_, narrow) => {
    const part = { name: 'machines', selection: { team: ['checkout'], ...narrow }, inside: true } as const
    expect(faultsOf([part])).toEqual([expect.stringMatching(/^components\.0: It takes only some usage\./)])
    expect(faultsOf([part, whole])).toEqual([])
    const left = { ...whole, name: 'rest', inside: { reason: 'measured apart' } }
    expect(faultsOf([part, left])).toEqual([])
    const ofAnother = { ...whole, selection: { team: ['search'] } }
    expect(faultsOf([part, ofAnother])).toHaveLength(1)
  })

  it('names the categories of which nothing is said', () => {
    const taken = CATEGORIES.filter((category) => category !== 'logging')
    const part = { name: 'x', selection: { team: ['checkout'], category: taken }, inside: true } as const
    expect(faultsOf([part])[0]).toContain('(logging)')
    const logging = {
      selection: { team: ['checkout', 'search'], category: ['logging'] },
      inside: { reason: 'r' },
    }
    expect(faultsOf([part, { name: 'logs', ...logging }])).toEqual([])
  })

  it('leaves nothing out without a reason, and has something inside', () => {
    expect(faultsOf([whole, { name: 'logs', selection: { team: ['a'] }, inside: { reason: '  ' } }])).toEqual(
      [expect.stringMatching(/^components\.1\.inside: Say why/)],
    )
    expect(faultsOf([{ ...whole, inside: { reason: 'not ours' } }])).toEqual([
      'components: At least one component must be inside.',
    ])
    expect(faultsOf([])).toEqual(['components: At least one component must be inside.'])
  })

  it.each([
    ['', 'It has no name.'],
    [' shop', 'Its name begins or ends with a blank.'],
    ['a\u202eb', 'Its name holds a character that cannot be seen.'],
    ['a\nb', 'Its name holds a character that cannot be seen.'],
    ['x'.repeat(121), 'Use at most 120 characters for its name.'],
  ])('with the name %j is refused', (name, fault) => {
    expect(faultsOf([whole], {}, name)).toEqual([`name: ${fault}`])
    expect(faultsOf([{ ...whole, name }])).toContain(`components.0.name: ${fault}`)
  })

  it('has bounds, and selections that say something', () => {
    const many = Array.from({ length: MAX_COMPONENTS + 1 }, (_, index) => ({ ...whole, name: `${index}` }))
    expect(faultsOf(many)).toEqual([`components: Use at most ${MAX_COMPONENTS} components.`])
    const faulty = { team: [], tag: ['app'], category: ['coffee'], region: ['x'.repeat(501)] }
    expect(
      faultsOf(
        [{ ...whole, selection: faulty }, whole].map((each, index) => ({ ...each, name: `${index}` })),
      ),
    ).toEqual([
      'components.0.selection.region: Use at most 500 characters for each value.',
      'components.0.selection.team: Name at least one value, or leave it away.',
      expect.stringMatching(/^components\.0\.selection\.category: There is no category “coffee”/),
      'components.0.selection.tag: Give each tag as key=value.',
    ])
    expect(faultsOf([whole, whole])).toEqual(['components.1.name: Another component has this name.'])
    expect(faultsOf([{ ...whole, name: 'shared usage' }])).toHaveLength(1)
  })

  it('divides shared usage only among teams that it names, and only once', () => {
    const sharedSplit = { by: 'even', weights: [] } as const
    expect(faultsOf([whole], { sharedSplit })).toEqual([])
    expect(faultsOf([{ ...whole, selection: { account: ['1'] } }], { sharedSplit })).toHaveLength(1)
    expect(faultsOf([{ ...whole, selection: { team: ['a', 'shared'] } }], { sharedSplit })).toHaveLength(1)
  })

  it('shares among operations by weights that can be divided by', () => {
    const weights = (...all: number[]) =>
      ({
        allocation: {
          basis: 'duration',
          weights: all.map((weight, index) => ({ operation: `o${index}`, weight })),
        },
      }) as const
    expect(faultsOf([whole], weights(1, 0))).toEqual([])
    for (const wrong of [weights(0, 0), weights(-1, 2), weights(Number.NaN), weights()])
      expect(faultsOf([whole], wrong)).toHaveLength(1)
  })
})

it('is of some teams where every component, left out or not, names only these', () => {
  const out = { name: 'b', selection: { team: ['search'] }, inside: { reason: 'r' } }
  expect(isOfTeams({ components: [whole, out] }, ['checkout'])).toBe(false)
  expect(isOfTeams({ components: [whole, out] }, ['checkout', 'search'])).toBe(true)
  expect(isOfTeams({ components: [{ ...whole, selection: {} }] }, ['checkout'])).toBe(false)
})
