import type { Kind } from '#lib/domain/usage/kind.ts'

const blank: Kind = {
  provider: 'AWS',
  serviceCode: '',
  serviceName: '',
  usageType: '',
  operation: '',
  skuId: '',
  productFamily: '',
  unit: '',
  lineType: 'Usage',
  commitmentStatus: '',
  region: '',
  fromRegion: '',
  toRegion: '',
  instanceType: '',
  vcpu: null,
  memoryGib: null,
  cpu: '',
  storageMedia: '',
  deployment: '',
  hasQuantity: true,
}

/** A kind with everything blank but what a test speaks of. */
export const kindOf = (given: Partial<Kind>): Kind => ({ ...blank, ...given })
