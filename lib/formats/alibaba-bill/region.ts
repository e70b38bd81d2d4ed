import { quoteLiteral } from '../sql/quote.ts'

/**
 * Region codes by the names that bills show. Sources: https://help.aliyun.com/document_detail/140601.html and
 * https://www.alibabacloud.com/help/en/doc-detail/140601.htm (names and Region IDs), read 2026-11.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'cn-qingdao': ['华北1(青岛)', '华北1', 'China (Qingdao)'],
  'cn-beijing': ['华北2(北京)', '华北2', 'China (Beijing)'],
  'cn-zhangjiakou': ['华北3(张家口)', '华北3', 'China (Zhangjiakou)'],
  'cn-huhehaote': ['华北5(呼和浩特)', '华北5', 'China (Hohhot)'],
  'cn-wulanchabu': ['华北6(乌兰察布)', '华北6', 'China (Ulanqab)', 'China (Ulanchabu)'],
  'cn-hangzhou': ['华东1(杭州)', '华东1', 'China (Hangzhou)', 'China East 1 (Hangzhou)'],
  'cn-shanghai': ['华东2(上海)', '华东2', 'China (Shanghai)', 'East China 2 (Shanghai)'],
  'cn-nanjing': ['华东5(南京-本地地域)', '华东5(南京)', 'China (Nanjing - Local Region)', 'China (Nanjing)'],
  'cn-fuzhou': ['华东6(福州-本地地域)', '华东6(福州)', 'China (Fuzhou - Local Region)', 'China (Fuzhou)'],
  'cn-wuhan-lr': ['华中1(武汉-本地地域)', '华中1(武汉)', 'China (Wuhan - Local Region)', 'China (Wuhan)'],
  'cn-shenzhen': ['华南1(深圳)', '华南1', 'China (Shenzhen)'],
  'cn-heyuan': ['华南2(河源)', '华南2', 'China (Heyuan)'],
  'cn-guangzhou': ['华南3(广州)', '华南3', 'China (Guangzhou)'],
  'cn-chengdu': ['西南1(成都)', '西南1', 'China (Chengdu)'],
  'cn-hongkong': ['中国香港', '中国(香港)', '香港', 'China (Hong Kong)', 'Hong Kong'],
  'ap-northeast-1': ['日本(东京)', '亚太东北1(东京)', 'Japan (Tokyo)'],
  'ap-northeast-2': ['韩国(首尔)', 'South Korea (Seoul)'],
  'ap-southeast-1': ['新加坡', '亚太东南1(新加坡)', 'Singapore'],
  'ap-southeast-2': ['澳大利亚(悉尼)', '亚太东南2(悉尼)', 'Australia (Sydney)'],
  'ap-southeast-3': ['马来西亚(吉隆坡)', '亚太东南3(吉隆坡)', 'Malaysia (Kuala Lumpur)'],
  'ap-southeast-5': ['印度尼西亚(雅加达)', '亚太东南5(雅加达)', 'Indonesia (Jakarta)'],
  'ap-southeast-6': ['菲律宾(马尼拉)', 'Philippines (Manila)'],
  'ap-southeast-7': ['泰国(曼谷)', 'Thailand (Bangkok)'],
  'ap-south-1': ['印度(孟买)', '亚太南部1(孟买)', 'India (Mumbai)'],
  'us-west-1': ['美国(硅谷)', '美西1(硅谷)', 'US (Silicon Valley)'],
  'us-east-1': ['美国(弗吉尼亚)', '美东1(弗吉尼亚)', 'US (Virginia)'],
  'eu-central-1': ['德国(法兰克福)', '欧洲中部1(法兰克福)', 'Germany (Frankfurt)'],
  'eu-west-1': ['英国(伦敦)', 'UK (London)'],
  'me-east-1': ['阿联酋(迪拜)', '中东东部1(迪拜)', 'UAE (Dubai)'],
  'me-central-1': ['沙特(利雅得)', '沙特阿拉伯(利雅得)', 'Saudi Arabia (Riyadh)'],
}

/** Brackets may be wide, and spaces come and go. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s()（）-]/g, '')

/** Region code of what a bill says: the code of a known name, else the text as it is (which may be a code already). */
export function regionOf(said: string): string {
  const cases = Object.entries(NAMES)
    .flatMap(([code, names]) =>
      names.map((name) => `WHEN ${quoteLiteral(plain(name))} THEN ${quoteLiteral(code)}`),
    )
    .join(' ')
  return `CASE regexp_replace(lower(${said}), '[\\s()（）-]', '', 'g') ${cases} ELSE ${said} END`
}
