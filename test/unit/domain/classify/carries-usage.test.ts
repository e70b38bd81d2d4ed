import { describe, expect, it } from 'vitest'
import { carriesUsage } from '#lib/domain/classify/carries-usage.ts'
import { kindOf } from '#test/support/kind.ts'

describe('carriesUsage', () => {
  it.each(['Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage'])('counts %s lines', (lineType) => {
    expect(carriesUsage(kindOf({ lineType }))).toEqual({ carries: true })
  })

  it.each(['Tax', 'Credit', 'Refund', 'Fee', 'RIFee', 'SavingsPlanNegation', 'Purchase', 'Adjustment', ''])(
    'leaves out %s lines, with a reason',
    (lineType) => {
      expect(carriesUsage(kindOf({ lineType }))).toMatchObject({
        carries: false,
        reason: expect.stringMatching(/\w/),
      })
    },
  )

  it('leaves out the unused part of a commitment', () => {
    expect(carriesUsage(kindOf({ commitmentStatus: 'Unused' })).carries).toBe(false)
    expect(carriesUsage(kindOf({ commitmentStatus: 'Used' })).carries).toBe(true)
  })

  it('leaves out lines that show again what the instances carry', () => {
    expect(carriesUsage(kindOf({ usageType: 'USE1-ECS-EC2-vCPU-Hours' })).carries).toBe(false)
    expect(carriesUsage(kindOf({ usageType: 'EU-HostBoxUsage:m5.large' })).carries).toBe(false)
  })

  it('leaves out Google licence fees, which repeat the seconds of the machine', () => {
    const usageType = 'Licensing Fee for Windows Server 2019 (CPU cost)'
    expect(carriesUsage(kindOf({ provider: 'Google Cloud', usageType })).carries).toBe(false)
  })
})
