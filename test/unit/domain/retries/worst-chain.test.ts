import { describe, expect, it } from 'vitest'
import { type ChainLink, worstChain } from '#lib/domain/retries/worst-chain.ts'

const link = (caller: string, callee: string, amplification: number | null, attempts = 1): ChainLink => ({
  caller,
  callee,
  operation: 'get',
  amplification,
  attempts,
})
const names = (links: readonly ChainLink[]) => links.map(({ caller, callee }) => `${caller}→${callee}`)

describe('the worst chain through a call', () => {
  it('multiplies along the path: case 1 of the slides, three attempts in two layers, is nine', () => {
    const all = [link('edge', 'good', 3), link('good', 'failed', 3)]
    for (const through of all) {
      const chain = worstChain(all, through)
      expect(chain.amplification).toBe(9)
      expect(names(chain.links)).toEqual(['edge→good', 'good→failed'])
    }
  })

  it('goes where the product is largest, and not where single calls are', () => {
    const all = [
      link('root', 'a', 1),
      link('a', 'wide', 4),
      link('a', 'deep', 3),
      link('deep', 'below', 2),
      link('other', 'a', 1.5),
    ]
    const chain = worstChain(all, link('other', 'a', 1.5))
    expect(names(chain.links)).toEqual(['other→a', 'a→deep', 'deep→below'])
    expect(chain.amplification).toBe(9)
    expect(worstChain(all, link('a', 'wide', 4)).amplification).toBe(6)
  })

  it('keeps the call asked about, however tame, and takes what is not known for one', () => {
    const all = [link('a', 'b', 5), link('a', 'c', null), link('c', 'd', 2)]
    expect(worstChain(all, link('a', 'c', null))).toMatchObject({ amplification: 2, isCircle: false })
  })

  it('does not go round: a call that leads back up ends its chain, and a call to oneself is passed once', () => {
    const all = [link('a', 'b', 2), link('b', 'c', 2), link('c', 'a', 2), link('b', 'b', 3)]
    const back = worstChain(all, link('c', 'a', 2))
    expect(back).toMatchObject({ isCircle: true, amplification: 8 })
    expect(names(back.links)).toEqual(['a→b', 'b→c', 'c→a'])
    expect(worstChain(all, link('b', 'b', 3))).toMatchObject({ isCircle: false, amplification: 12 })
  })

  it('follows a chain of 20 000 services', () => {
    const all = Array.from({ length: 20_000 }, (_, index) => link(`s${index}`, `s${index + 1}`, 1))
    expect(worstChain(all, link('s9', 's10', 1)).links).toHaveLength(20_000)
  })
})
