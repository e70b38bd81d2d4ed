import { describe, expect, it } from 'vitest'
import { placeFreeUse } from '#lib/domain/change/place-free-use.ts'
import { kindOf } from '../../../support/kind.ts'

const use = (usageType: string) => placeFreeUse(kindOf({ usageType }))

describe('a use whatever the place', () => {
  it.each([
    ['USW2-BoxUsage:m5.large', 'BoxUsage:m5.large'],
    ['EU-BoxUsage:m5.large', 'BoxUsage:m5.large'],
    ['APN1-TimedStorage-ByteHrs', 'SAE1-TimedStorage-ByteHrs'],
    ['USE1-EUW1-AWS-Out-Bytes', 'APS1-USW2-AWS-Out-Bytes'],
    ['N1 Predefined Instance Core running in Frankfurt', 'N1 Predefined Instance Core running in Americas'],
    ['Storage PD Capacity in London', 'Storage PD Capacity'],
  ])('is the same in %s and %s', (a, b) => {
    expect(use(a)).toBe(use(b))
  })

  it.each([
    ['BoxUsage:m5.large', 'BoxUsage:m5.xlarge'],
    ['USW2-BoxUsage:m5.large', 'USW2-SpotUsage:m5.large'],
    ['N1 Predefined Instance Core', 'N1 Predefined Instance Ram'],
  ])('differs in %s and %s', (a, b) => {
    expect(use(a)).not.toBe(use(b))
  })

  it('does not depend on the region or on ids that each region has of its own', () => {
    const a = kindOf({ region: 'eu-west-1', skuId: 'X1' })
    const b = kindOf({ region: 'us-east-1', skuId: 'X2' })
    expect(placeFreeUse(a)).toBe(placeFreeUse(b))
  })
})
