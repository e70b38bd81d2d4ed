import { expect, it } from 'vitest'
import { structFields } from '#lib/formats/gcp-billing/struct-fields.ts'

it('finds the fields of a struct and their types, however deep these are', () => {
  const type =
    'STRUCT(id VARCHAR, "number" DECIMAL(38,9), labels STRUCT("key" VARCHAR, "value" VARCHAR)[], m MAP(VARCHAR, STRUCT(a BIGINT, b BIGINT)), t TIMESTAMP WITH TIME ZONE)'
  expect(structFields(type)).toEqual([
    { name: 'id', type: 'VARCHAR' },
    { name: 'number', type: 'DECIMAL(38,9)' },
    { name: 'labels', type: 'STRUCT("key" VARCHAR, "value" VARCHAR)[]' },
    { name: 'm', type: 'MAP(VARCHAR, STRUCT(a BIGINT, b BIGINT))' },
    { name: 't', type: 'TIMESTAMP WITH TIME ZONE' },
  ])
})

it('reads quoted names with commas, brackets and quotes in them', () => {
  expect(structFields('STRUCT("a, b) c" VARCHAR, "say ""hi""" DOUBLE)')).toEqual([
    { name: 'a, b) c', type: 'VARCHAR' },
    { name: 'say "hi"', type: 'DOUBLE' },
  ])
})

it('finds none in other types', () => {
  for (const type of ['VARCHAR', 'STRUCT(a VARCHAR)[]', 'MAP(VARCHAR, VARCHAR)', 'STRUCT()', '']) {
    expect(structFields(type)).toEqual([])
  }
})
