import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
let files = 0
const write = (row: Readonly<Record<string, string>>) => writeCsv(join(folder, `${files++}.csv`), [row])

const CHARGE = {
  BilledCost: '0.1',
  BillingAccountId: 'a1',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-09-01T00:00:00Z',
  ChargePeriodStart: '2026-09-05T00:00:00Z',
  ChargePeriodEnd: '2026-09-06T00:00:00Z',
  ServiceName: 'Some service',
  SubAccountId: 's1',
}

describe('FOCUS by version', () => {
  it('0.5 has old names and no quantities, which is said and not taken for zero', async () => {
    const path = write({
      ...CHARGE,
      ChargeType: 'Usage',
      Provider: 'Microsoft',
      Publisher: 'Contoso',
      InvoiceIssuer: 'Microsoft',
      AmortizedCost: '0.05',
      Region: 'westeurope',
      ResourceID: 'r1',
    })
    expect(await recogniseBill(path)).toMatchObject({
      format: 'focus',
      version: '0.5',
      gaps: expect.arrayContaining([
        { column: 'ConsumedQuantity', cost: expect.stringContaining('FOCUS 0.5 has no quantities') },
      ]),
    })
    expect(await readCharges(path)).toMatchObject([
      {
        provider: 'Microsoft',
        line_type: 'Usage',
        billed_cost: 0.1,
        effective_cost: 0.05,
        region: 'westeurope',
        resource_id: 'r1',
        has_quantity: false,
        quantity: null,
        reject_reason: null,
      },
    ])
  })

  it('0.5 with quantities all the same is read with them', async () => {
    const path = write({
      ...CHARGE,
      ChargeType: 'Usage',
      Provider: 'AWS',
      UsageQuantity: '3',
      UsageUnit: 'Hours',
    })
    expect(await readCharges(path)).toMatchObject([{ quantity: 3, unit: 'Hours', has_quantity: true }])
  })

  it('1.4 names the service provider only', async () => {
    const path = write({
      ...CHARGE,
      ChargeCategory: 'Usage',
      ServiceProviderName: 'Google Cloud',
      HostProviderName: 'Google Cloud',
      InvoiceIssuerName: 'A reseller',
      EffectiveCost: '0.1',
      ConsumedQuantity: '2',
      ConsumedUnit: 'GB',
      RegionId: 'europe-west1',
      SkuMeter: 'Storage',
    })
    expect(await recogniseBill(path)).toMatchObject({ format: 'focus', version: '1.4' })
    expect(await readCharges(path)).toMatchObject([
      { provider: 'Google Cloud', quantity: 2, unit: 'GB', region: 'europe-west1', usage_type: 'Storage' },
    ])
  })

  it('later versions must have quantities', async () => {
    const path = write({ ...CHARGE, ChargeCategory: 'Usage', ProviderName: 'AWS' })
    await expect(recogniseBill(path)).rejects.toMatchObject({
      code: 'column-missing',
      happened: expect.stringContaining('ConsumedQuantity'),
    })
  })

  it('a selection of its columns is FOCUS still, and told what it lacks', async () => {
    const path = write({ ChargePeriodStart: '2026-09-05T00:00:00Z', BilledCost: '1', Note: '' })
    await expect(recogniseBill(path)).rejects.toMatchObject({
      code: 'column-missing',
      happened: expect.stringContaining('ChargeCategory'),
    })
  })

  it('Azure’s account is the one that its other exports know', async () => {
    const path = write({
      ...CHARGE,
      ChargeCategory: 'Usage',
      ProviderName: 'Microsoft',
      BillingAccountId: '/providers/Microsoft.Billing/billingAccounts/8611537',
      x_BillingAccountId: '8611537',
      x_SkuMeterCategory: 'Storage',
      ConsumedQuantity: '2',
    })
    expect(await readCharges(path)).toMatchObject([{ billing_account_id: '8611537' }])
  })

  it('contract commitments are refused: they are no charges', async () => {
    const path = write({
      ContractCommitmentId: 'c1',
      ContractCommitmentCategory: 'Spend',
      ContractCommitmentCost: '1000',
      ContractId: 'k1',
      BillingCurrency: 'USD',
    })
    await expect(recogniseBill(path)).rejects.toMatchObject({
      code: 'format-not-supported-yet',
      happened: expect.stringContaining('lists contracts, not charges'),
      next: expect.stringContaining('cost and usage dataset'),
    })
  })
})

describe.skipIf(samplesDir === null)('public FOCUS exports', () => {
  it('version 0.5: Python’s decimal module adds up 1.1 billed and 1.01 amortized', async () => {
    const path = sample('bills/focus-0.5/all_pass_0.5.csv')
    expect(await recogniseBill(path)).toMatchObject({ format: 'focus', version: '0.5' })
    expect(await readCharges(path)).toMatchObject([
      { line_type: 'Purchase', billed_cost: 0.1, effective_cost: 0.01, reject_reason: null },
      { line_type: 'Adjustment', billed_cost: 1, effective_cost: 1, reject_reason: null },
    ])
  })

  it('contract commitments of 1.3 are refused, its charges are not', async () => {
    const folder = 'bills/focus-1.3-synthetic'
    await expect(
      recogniseBill(sample(`${folder}/aws_1_3_contract_commitment_rows100_seed42.csv`)),
    ).rejects.toMatchObject({ code: 'format-not-supported-yet' })
    expect(await recogniseBill(sample(`${folder}/aws_1_3_cost_and_usage_rows100_seed42.csv`))).toMatchObject({
      version: '1.3',
    })
  })
})
