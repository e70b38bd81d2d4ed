import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()

const CHINESE = {
  账期: '2026-02',
  账单日期: '2026-02-03',
  产品代码: 'ecs',
  产品名称: '云服务器 ECS',
  产品明细: '云服务器ECS-按量付费',
  计费项: '云服务器配置',
  实例ID: 'i-1',
  地域: '华东1（杭州）',
  官网价: '10.5',
  优惠金额: '1.5',
  代金券抵扣: '2',
  应付金额: '7',
  币种: '人民币',
  用量: '24',
  用量单位: '小时',
  标签: 'team:search;env:a:b',
}

/** A bill subscription's file. */
const SUBSCRIPTION = {
  BillingCycle: '2026-02',
  BillingDate: '',
  AccountID: '0099999999999999',
  OwnerID: '1234',
  OwnerAccountName: 'shop',
  SubscriptionType: 'PayAsYouGo',
  ProductCode: 'oss',
  ProductName: 'Object Storage Service',
  BillingItem: 'Storage',
  Item: 'PayAsYouGoBill',
  InstanceID: 'cn-shanghai;standard',
  Region: 'cn-shanghai',
  PretaxGrossAmount: '3',
  PretaxAmount: '2.5',
  Currency: 'USD',
  Usage: '100',
  UsageUnit: 'GB',
  Tag: '',
}

describe('Alibaba Cloud bill details', () => {
  it('are read from the Chinese console: region and currency by code, the amount payable as cost', async () => {
    const path = writeCsv(join(folder, 'chinese.csv'), [CHINESE])
    expect(await recogniseBill(path)).toMatchObject({ format: 'alibaba-bill', version: 'Chinese console' })
    expect(await readCharges(path)).toMatchObject([
      {
        provider: 'Alibaba Cloud',
        service_code: 'ecs',
        service_name: '云服务器 ECS',
        usage_type: '云服务器配置',
        region: 'cn-hangzhou',
        unit: '小时',
        quantity: 24,
        billed_cost: 7,
        list_cost: 10.5,
        currency: 'CNY',
        line_type: 'Usage',
        charge_period_start: '2026-02-03 00:00:00',
        charge_period_end: '2026-02-04 00:00:00',
        billing_period_start: '2026-02-01',
        resource_id: 'i-1',
        tags: '{"env":"a:b","team":"search"}',
        reject_reason: null,
      },
    ])
  })

  it('are read from subscription files; a line without a day is of its month, account ids keep their zeros', async () => {
    const path = writeCsv(join(folder, 'subscription.csv'), [
      SUBSCRIPTION,
      { ...SUBSCRIPTION, BillingCycle: '202602', Item: 'Refund', PretaxAmount: '-2.5', Usage: '' },
      { ...SUBSCRIPTION, BillingDate: '20260209', Item: 'SubscriptionOrder' },
    ])
    expect(await recogniseBill(path)).toMatchObject({ version: 'subscription' })
    expect(await readCharges(path)).toMatchObject([
      {
        billing_account_id: '0099999999999999',
        sub_account_id: '1234',
        sub_account_name: 'shop',
        region: 'cn-shanghai',
        line_type: 'Usage',
        charge_period_start: '2026-02-01 00:00:00',
        charge_period_end: '2026-03-01 00:00:00',
        tags: '{}',
      },
      { line_type: 'Refund', has_quantity: false, billing_period_start: '2026-02-01', billed_cost: -2.5 },
      { line_type: 'Usage', charge_period_start: '2026-02-09 00:00:00' },
    ])
  })

  it('are read from the English console, whose names are those of the files with spaces', async () => {
    const path = writeCsv(join(folder, 'english.csv'), [
      {
        'Billing Cycle': '2026-02',
        'Account ID': '55',
        'Product Code': 'ecs',
        'Product Name': 'Elastic Compute Service',
        'Billing Item': 'Cloud server configuration',
        'Instance ID': 'i-2',
        Region: 'Germany (Frankfurt)',
        'Pretax Gross Amount': '4',
        'Pretax Amount': '3',
        Currency: 'USD',
        Usage: '2',
        'Usage Unit': 'Hour',
      },
    ])
    expect(await recogniseBill(path)).toMatchObject({ version: 'English console' })
    expect(await readCharges(path)).toMatchObject([
      { billing_account_id: '55', region: 'eu-central-1', billed_cost: 3, unit: 'Hour' },
    ])
  })

  it('lose the row that sums the others, and no row that merely has no month', async () => {
    const blank = Object.fromEntries(Object.keys(CHINESE).map((key) => [key, '']))
    const path = writeCsv(join(folder, 'totals.csv'), [
      CHINESE,
      { ...blank, 产品名称: '合计', 应付金额: '7', 币种: '人民币' },
      { ...blank, 产品名称: 'Total', 应付金额: '7' },
      { ...blank, 产品名称: '云服务器 ECS', 应付金额: '7' },
      { ...CHINESE, 实例ID: '合计' },
    ])
    const rows = await readCharges(path)
    expect(rows.map((row) => [row.service_name, row.reject_reason])).toEqual([
      ['云服务器 ECS', null],
      ['云服务器 ECS', 'the row has no date'],
      ['云服务器 ECS', null],
    ])
  })

  it('may have lines above their header, of which one names the account', async () => {
    const path = join(folder, 'preamble.csv')
    const headers = Object.keys(CHINESE)
    writeFileSync(
      path,
      `阿里云费用账单\n账号,1234567890123456\n\n${headers.join(',')}\n${Object.values(CHINESE).join(',')}\n`,
    )
    expect(await readCharges(path)).toMatchObject([
      { billed_cost: 7, billing_account_id: '1234567890123456', reject_reason: null },
    ])
  })
})

describe.skipIf(samplesDir === null)('the sample bill of the Chinese console', () => {
  it('has four charges, 12.34 + 5 + 288.45 + 7.77 = 313.56 CNY, as its total row says, in two months', async () => {
    const rows = await readCharges(sample('bills/alibaba/cloudbridge_aliyun_bill_detail.csv'))
    expect(rows.map((row) => [row.billing_period_start, row.billed_cost, row.quantity])).toEqual([
      ['2026-08-01', 12.34, 1234567],
      ['2026-08-01', 5, 98765],
      ['2026-08-01', 288.45, 744],
      ['2026-09-01', 7.77, 777777],
    ])
    expect(new Set(rows.map((row) => `${row.currency} ${row.region} ${row.reject_reason}`))).toEqual(
      new Set(['CNY cn-hangzhou null']),
    )
    expect(rows[2]).toMatchObject({ list_cost: 320.5, unit: 'Hrs', tags: '{"env":"prod"}' })
  })
})
