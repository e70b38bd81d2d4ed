/**
 * The keys of each column in the dialects: the Chinese console, the subscription files (`ProductCode`) and the English console, whose
 * spaced names (`Product Code`) have the same keys. Names: https://www.alibabacloud.com/help/en/boa/latest/detailed-file-format and the
 * console's page 账单详情.
 */
export const KEYS = {
  cycle: ['账期', '账单月份', 'billingcycle'],
  day: ['账单日期', '消费日期', 'billingdate'],
  from: ['usagestarttime', '消费时间', '账单开始时间', '开始时间', 'starttime'],
  to: ['usageendtime', '账单结束时间', '结束时间', 'endtime'],
  account: ['账号id', '账号', 'accountid', 'billaccountid'],
  owner: ['owner账号id', '资源归属账号id', '资源归属账号', 'ownerid', 'owneraccountid'],
  ownerName: ['owner账号', '资源归属账号名称', '资源归属账号', 'owneraccountname', 'billownername'],
  productCode: ['产品代码', '产品code', 'productcode'],
  productName: ['产品名称', '产品', 'productname', 'product'],
  productDetail: ['产品明细', 'productdetail', 'commodityname', 'billingitemname'],
  item: ['计费项', '计费项名称', 'billingitem', 'billableitem'],
  itemCode: ['计费项代码', '计费项code', 'billingitemcode', 'billableitemcode'],
  kind: ['账单类型', '消费类型', 'item', 'billtype'],
  subscription: ['付费方式', '订阅类型', 'subscriptiontype'],
  instance: ['实例id', '资产资源实例id', '资源id', 'instanceid'],
  instanceType: ['实例规格', 'instancespec'],
  region: ['地域', '区域', 'region'],
  listed: ['官网价', '原价', '目录总价', 'pretaxgrossamount', 'listcost'],
  payable: ['应付金额', 'pretaxamount'],
  currency: ['币种', 'currency'],
  usage: ['用量', '使用量', 'usage'],
  unit: ['用量单位', '使用量单位', 'usageunit'],
  tags: ['标签', '实例标签', '资源标签', 'tag', 'tags', 'instancetag'],
} as const satisfies Readonly<Record<string, readonly string[]>>
