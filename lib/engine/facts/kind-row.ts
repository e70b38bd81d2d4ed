import type { Kind } from '#lib/domain/usage/kind.ts'

/** A row of `KIND_COLUMNS`, with its id as text. */
export interface KindRow {
  readonly kind_id: string
  readonly provider: string
  readonly service_code: string
  readonly service_name: string
  readonly usage_type: string
  readonly operation: string
  readonly sku_id: string
  readonly product_family: string
  readonly unit: string
  readonly line_type: string
  readonly commitment_status: string
  readonly region: string
  readonly from_region: string
  readonly to_region: string
  readonly instance_type: string
  readonly vcpu: number | null
  readonly memory_gib: number | null
  readonly cpu: string
  readonly storage_media: string
  readonly deployment: string
  readonly has_quantity: boolean
}

export const toKind = (row: KindRow): Kind => ({
  provider: row.provider,
  serviceCode: row.service_code,
  serviceName: row.service_name,
  usageType: row.usage_type,
  operation: row.operation,
  skuId: row.sku_id,
  productFamily: row.product_family,
  unit: row.unit,
  lineType: row.line_type,
  commitmentStatus: row.commitment_status,
  region: row.region,
  fromRegion: row.from_region,
  toRegion: row.to_region,
  instanceType: row.instance_type,
  vcpu: row.vcpu,
  memoryGib: row.memory_gib,
  cpu: row.cpu,
  storageMedia: row.storage_media,
  deployment: row.deployment,
  hasQuantity: row.has_quantity,
})
