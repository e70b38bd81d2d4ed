import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { EA_LINE, type EaLine } from '#test/support/azure-lines.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv, writeParquet } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
let files = 0
const write = (rows: readonly Readonly<Record<string, string>>[], name = 'part') =>
  writeCsv(join(folder, `${name}-${files++}.csv`), rows)
const ea = (...lines: readonly EaLine[]) => write(lines.map((line) => ({ ...EA_LINE, ...line })))
const without = (...headers: readonly string[]) =>
  Object.fromEntries(Object.entries(EA_LINE).filter(([header]) => !headers.includes(header)))

describe('a line of an Azure export', () => {
  it('is a whole canonical record', async () => {
    expect(await readCharges(ea({}))).toEqual([
      {
        provider: 'Microsoft',
        service_code: 'Virtual Machines',
        service_name: 'Virtual Machines',
        usage_type: 'D2 v3/D2s v3',
        operation: '',
        sku_id: EA_LINE.MeterId,
        product_family: 'Dv3/DSv3 Series',
        unit: '1 Hour',
        line_type: 'Usage',
        commitment_status: '',
        region: 'westeurope',
        from_region: '',
        to_region: '',
        instance_type: 'Standard_D2s_v3',
        vcpu: 2,
        memory_gib: null,
        cpu: '',
        storage_media: '',
        deployment: '',
        has_quantity: true,
        billing_account_id: '8611537',
        sub_account_id: EA_LINE.SubscriptionId,
        sub_account_name: 'shop',
        tags: '{"team":"search"}',
        charge_period_start: '2026-09-05 00:00:00',
        charge_period_end: '2026-09-06 00:00:00',
        billing_period_start: '2026-09-01',
        resource_id: '/subscriptions/1/resourcegroups/shop/providers/microsoft.compute/virtualmachines/web-1',
        currency: 'EUR',
        quantity: 24,
        billed_cost: 2.4,
        effective_cost: 2.4,
        // 24 × 0.12
        list_cost: 2.88,
        reject_reason: null,
      },
    ])
  })

  it.each([
    ['09/05/2026', '2026-09-05 00:00:00'],
    ['9/5/2026', '2026-09-05 00:00:00'],
    ['2026-09-05', '2026-09-05 00:00:00'],
    ['2026-09-05 00:00:00', '2026-09-05 00:00:00'],
    ['2026-09-05T00:00:00Z', '2026-09-05 00:00:00'],
    ['2026/09/05', '2026-09-05 00:00:00'],
    ['9/5/2026 12:00:00 AM', '2026-09-05 00:00:00'],
    ['9/5/2026 0:00', '2026-09-05 00:00:00'],
    // the month comes first, so this is the ninth of May
    ['05/09/2026', '2026-05-09 00:00:00'],
  ])('of %s is of the whole UTC day %s', async (day, start) => {
    expect(await readCharges(ea({ Date: day }))).toMatchObject([
      { charge_period_start: start, reject_reason: null },
    ])
  })

  it('of a 13th month, or of a day that is none, is rejected', async () => {
    const rows = await readCharges(ea({ Date: '13/09/2026' }, { Date: '02/30/2026' }, { Date: 'soon' }))
    expect(rows.map((row) => row.reject_reason)).toEqual(Array(3).fill('Date is not a date'))
  })

  it('belongs to the month of the period’s last day where the first is not told', async () => {
    const path = write([{ ...without('BillingPeriodStartDate'), BillingPeriodEndDate: '10/31/2026' }])
    expect(await readCharges(path)).toMatchObject([{ billing_period_start: '2026-10-01' }])
  })

  it.each([
    ['Usage', 'OnDemand', 'Usage', ''],
    ['Usage', 'Reservation', 'Usage', 'Used'],
    ['Usage', 'SavingsPlan', 'Usage', 'Used'],
    ['usage', 'Spot', 'Usage', ''],
    ['UnusedReservation', 'Reservation', 'Usage', 'Unused'],
    ['UnusedSavingsPlan', 'SavingsPlan', 'Usage', 'Unused'],
    ['Purchase', 'Reservation', 'Purchase', ''],
    ['Refund', 'Reservation', 'Refund', ''],
    ['Tax', '', 'Tax', ''],
    ['RoundingAdjustment', '', 'Adjustment', ''],
    ['', '', '', ''],
  ])('with charge type %s (%s) is %s %s', async (ChargeType, PricingModel, type, status) => {
    expect(await readCharges(ea({ ChargeType, PricingModel }))).toMatchObject([
      { line_type: type, commitment_status: status },
    ])
  })

  it.each([
    ['without braces', '"env": "prod","org": "trey"', '{"env":"prod","org":"trey"}'],
    ['pretty-printed', '{\n  "org": "trey",\n  "env": "prod"\n}', '{"env":"prod","org":"trey"}'],
    [
      'with commas, colons and quotes in values',
      String.raw`"url": "https://a.b:8080/?x=1,2","said": "a \"b\""`,
      String.raw`{"said":"a \"b\"","url":"https://a.b:8080/?x=1,2"}`,
    ],
    ['of blanks', '  ', '{}'],
    ['of nothing', '', '{}'],
    ['that are no JSON', 'team=search', '{}'],
  ])('has tags %s', async (_, Tags, tags) => {
    expect(await readCharges(ea({ Tags }))).toMatchObject([{ tags }])
  })

  it.each([
    ['a number', '{"ServiceType":"Standard_E4s_v3","VCPUs":4}', 'Standard_E4s_v3', 4],
    ['a text', '{"ServiceType":"Standard_E4s_v3","VCPUs":"4"}', 'Standard_E4s_v3', 4],
    ['without braces', '"ServiceType": "Basic_A1",  "VCPUs": 1', 'Basic_A1', 1],
    ['null and 0, which is none', '{"ServiceType": null, "VCPUs": "0"}', '', null],
    ['of another service', '{"ServiceType":"SQLThreatDetection"}', '', null],
    ['of no JSON', 'Standard_E4s_v3', '', null],
  ])('has a machine size from AdditionalInfo, its vCPUs %s', async (_, AdditionalInfo, type, vcpu) => {
    expect(await readCharges(ea({ AdditionalInfo }))).toMatchObject([{ instance_type: type, vcpu }])
  })

  it.each([
    ['EastUS2', 'US East 2', 'eastus2'],
    ['UK South', '', 'uksouth'],
    ['', 'EU West', 'euwest'],
    ['Unassigned', 'US Central', 'uscentral'],
    ['', 'Zone 1', ''],
    ['', 'All Regions', ''],
    ['global', '', 'global'],
  ])(
    'of a resource in "%s" with the meter of "%s" is in "%s"',
    async (ResourceLocation, MeterRegion, region) => {
      expect(await readCharges(ea({ ResourceLocation, MeterRegion }))).toMatchObject([{ region }])
    },
  )

  it('of the Marketplace is named after its publisher', async () => {
    const path = ea({ PublisherType: 'Marketplace', PublisherName: 'Contoso', MeterCategory: 'SaaS' })
    expect(await readCharges(path)).toMatchObject([{ service_name: 'Azure Marketplace: Contoso' }])
  })

  it('has a list price from the negotiated one where Azure states no other, and none from a price per 100 hours', async () => {
    const rows = await readCharges(
      ea({ PayGPrice: '0' }, { PayGPrice: '12', UnitOfMeasure: '100 Hours' }, { Quantity: '-1' }),
    )
    // 24 × 0.11; the cost itself; −1 × 0.12
    expect(rows.map((row) => row.list_cost)).toEqual([2.64, 2.4, -0.12])
  })
})

describe('the dialects', () => {
  const PAYG = {
    SubscriptionGuid: 's1',
    UsageDateTime: '2026-09-05 00:00:00',
    MeterCategory: 'Storage',
    MeterName: 'LRS Data Stored',
    UsageQuantity: '2',
    ResourceRate: '0.5',
    PreTaxCost: '1',
    InstanceId: '/subscriptions/S1/x',
    Currency: 'USD',
    UnitOfMeasure: '1 GB/Month',
  }

  it('pay-as-you-go has old names, and its subscription is who is billed', async () => {
    const path = write([PAYG])
    expect(await recogniseBill(path)).toMatchObject({ version: 'PAYG', gaps: expect.any(Array) })
    expect(await readCharges(path)).toMatchObject([
      {
        quantity: 2,
        billed_cost: 1,
        currency: 'USD',
        billing_account_id: 's1',
        sub_account_id: 's1',
        resource_id: '/subscriptions/s1/x',
        line_type: 'Usage',
      },
    ])
  })

  it('headers in any language count by the English name in brackets', async () => {
    const path = write([
      {
        'Abonnement-GUID (SubscriptionGuid)': 's1',
        'UsageDateTime (UsageDateTime)': '2026-09-05',
        'Kategorie der Verbrauchseinheit (MeterCategory)': 'Storage',
        'UsageQuantity (UsageQuantity)': '2',
        'PreTaxCost (PreTaxCost)': '1',
        'Maßeinheit (UnitOfMeasure)': '1 GB/Month',
      },
    ])
    expect(await readCharges(path)).toMatchObject([
      { service_code: 'Storage', quantity: 2, billed_cost: 1, unit: '1 GB/Month' },
    ])
  })

  it('a Microsoft Customer Agreement has its cost in three currencies: that of the bill counts, and prices are converted', async () => {
    const path = write([
      {
        invoiceId: 'G1',
        billingAccountId: 'a:b_2019-05-31',
        billingProfileId: 'P1',
        date: '09/05/2026',
        meterCategory: 'Storage',
        subscriptionId: 's1',
        quantity: '2',
        costInUsd: '1',
        costInPricingCurrency: '1',
        costInBillingCurrency: '0.9',
        billingCurrency: 'EUR',
        pricingCurrency: 'USD',
        exchangeRatePricingToBilling: '0.9',
        payGPrice: '2',
      },
    ])
    expect(await recogniseBill(path)).toMatchObject({ version: 'MCA' })
    // 2 × 2 USD × 0.9
    expect(await readCharges(path)).toMatchObject([
      { billed_cost: 0.9, currency: 'EUR', list_cost: 3.6, billing_account_id: 'a:b_2019-05-31' },
    ])
  })

  it('a partner’s export may name only the customer, and dollars are a cost where there is no other', async () => {
    const path = write([
      {
        partnerName: 'Contoso',
        customerTenantId: 't1',
        date: '09/05/2026',
        meterCategory: 'Storage',
        quantity: '2',
        SubscriptionId: 's1',
        costInUsd: '1',
      },
    ])
    expect(await recogniseBill(path)).toMatchObject({ version: 'CSP' })
    expect(await readCharges(path)).toMatchObject([
      { billing_account_id: 't1', sub_account_id: 's1', billed_cost: 1, currency: 'USD' },
    ])
  })

  it('an Enterprise Agreement is one through its generations', async () => {
    const generations = [
      EA_LINE,
      { ...without('CostInBillingCurrency', 'BillingCurrencyCode'), Cost: '2.4', BillingCurrency: 'EUR' },
      {
        AccountOwnerId: 'owner@example.com',
        SubscriptionId: '42',
        SubscriptionGuid: 's1',
        Date: '09/05/2026',
        'Meter Category': 'Virtual Machines',
        'Meter Sub-Category': 'Dv3',
        'Meter Name': 'D2 v3',
        'Consumed Quantity': '24',
        ResourceRate: '0.1',
        ExtendedCost: '2.4',
        'Resource Location': 'EU West',
        'Instance ID': 'x',
        'Unit Of Measure': '10 Hours',
      },
    ]
    for (const line of generations) {
      const path = write([line])
      expect(await recogniseBill(path)).toMatchObject({ version: 'EA' })
      expect(await readCharges(path)).toMatchObject([
        { service_code: 'Virtual Machines', quantity: 24, effective_cost: 2.4, reject_reason: null },
      ])
    }
  })

  it('another agreement is read by its names, and a warning says so', async () => {
    const path = write([{ Date: '9/5/2026', MeterCategory: 'Storage', Quantity: '2' }])
    expect(await recogniseBill(path)).toMatchObject({
      version: 'other',
      warnings: [expect.stringContaining('read by their names')],
      gaps: expect.arrayContaining([expect.objectContaining({ column: 'UnitOfMeasure' })]),
    })
    expect(await readCharges(path)).toMatchObject([{ quantity: 2, billed_cost: null, currency: '' }])
  })

  it('an export without any date is refused, with what to do', async () => {
    await expect(recogniseBill(write([without('Date')]))).rejects.toMatchObject({
      code: 'column-missing',
      happened: expect.stringContaining('Date'),
      next: expect.stringContaining('Cost Management'),
    })
  })

  it('a Parquet export with typed columns is read as its CSV', async () => {
    const path = await writeParquet(join(folder, 'typed.parquet'), [
      {
        BillingAccountId: `'8611537'`,
        AccountOwnerId: `'owner@example.com'`,
        Date: `TIMESTAMP '2026-09-05 00:00:00'`,
        MeterCategory: `'Storage'`,
        Quantity: 'CAST(24 AS DECIMAL(18, 6))',
        CostInBillingCurrency: 'CAST(2.4 AS DOUBLE)',
        BillingCurrencyCode: `'EUR'`,
        Tags: `'"env": "prod"'`,
      },
    ])
    expect(await readCharges(path)).toMatchObject([
      {
        charge_period_start: '2026-09-05 00:00:00',
        quantity: 24,
        effective_cost: 2.4,
        tags: '{"env":"prod"}',
      },
    ])
  })
})

describe('actual and amortized cost', () => {
  const COVERED = { PricingModel: 'Reservation', ReservationId: 'r1', EffectivePrice: '0.06' }
  const actual = () =>
    ea({ ...COVERED, CostInBillingCurrency: '0' }, { ...COVERED, ChargeType: 'Purchase', Quantity: '1' })
  const amortized = () =>
    ea(
      { ...COVERED, CostInBillingCurrency: '1.44' },
      { ...COVERED, ChargeType: 'UnusedReservation', CostInBillingCurrency: '0.96' },
    )

  it('the actual cost is what is billed, and stands in for the effective one, which a gap tells', async () => {
    const path = actual()
    expect(await recogniseBill(path)).toMatchObject({
      variant: 'actual',
      gaps: [expect.objectContaining({ column: 'amortized cost' })],
    })
    expect(await readCharges(path)).toMatchObject([
      { billed_cost: 0, effective_cost: 0 },
      { billed_cost: 2.4, effective_cost: 2.4, line_type: 'Purchase' },
    ])
  })

  it('the amortized cost is the effective one, and what is billed is not known', async () => {
    const path = amortized()
    expect(await recogniseBill(path)).toMatchObject({ variant: 'amortized', gaps: [] })
    expect(await readCharges(path)).toMatchObject([
      { billed_cost: null, effective_cost: 1.44, commitment_status: 'Used' },
      { billed_cost: null, effective_cost: 0.96, commitment_status: 'Unused' },
    ])
  })

  const ask = (...paths: string[]) =>
    estimateBill({
      files: paths,
      groupBy: [],
      factorSet: '2026.1',
      method: 'location',
      teamTagKeys: ['team'],
    })

  it('both of one month are refused; pieces of one export are not, even where a piece does not tell', async () => {
    await expect(ask(actual(), amortized())).rejects.toMatchObject({
      code: 'bad-arguments',
      happened: expect.stringContaining('actual and amortized) hold 2026-09 of account 8611537'),
    })
    const { rows } = await ask(amortized(), ea({ Date: '09/06/2026' }))
    expect(rows).toEqual({ read: 3, kept: 2, excluded: 1, rejected: 0 })
  })

  it('of two months are one bill', async () => {
    const october = { Date: '10/05/2026', BillingPeriodStartDate: '10/01/2026' }
    const unused = { ...COVERED, ...october, ChargeType: 'UnusedReservation' }
    expect((await ask(actual(), ea(unused))).rows.read).toBe(3)
  })
})
