import { describe, expect, it } from 'vitest'
import { columnKey, SourceColumns } from '#lib/formats/source-column.ts'

describe('columnKey', () => {
  it.each([
    ['lineItem/UsageType', 'line_item_usage_type'],
    ['savingsPlan/SavingsPlanARN', 'savings_plan_savings_plan_a_r_n'],
    ['product/ProductName', 'product_product_name'],
    ['\uFEFF"BilledCost" ', 'billedcost'],
    ['Maßeinheit (UnitOfMeasure)', 'UnitOfMeasure'],
    ['x_ServiceCode', 'x_servicecode'],
  ])('%s and %s are one column', (left, right) => {
    expect(columnKey(left)).toBe(columnKey(right))
  })

  it('keeps letters of other scripts', () => {
    expect(columnKey('账期')).toBe('账期')
  })
})

describe('SourceColumns', () => {
  const column = (header: string) => ({
    header,
    key: columnKey(header),
    sql: header,
    type: 'VARCHAR',
    blankIsNull: true,
  })
  const columns = new SourceColumns(['a', 'B', 'b', '__proto__', 'constructor'].map(column))

  it('finds the first of equal keys', () => {
    expect(columns.find('b')?.header).toBe('B')
  })

  it('does not mistake properties of objects for columns', () => {
    expect(columns.has('tostring')).toBe(false)
    expect(columns.find('proto')?.header).toBe('__proto__')
  })

  it('gives those that are there, in the order asked', () => {
    expect(columns.those('b', 'nothing', 'a').map(({ header }) => header)).toEqual(['B', 'a'])
  })
})
