import { expect, it } from 'vitest'
import { plainHeader } from '#lib/formats/logs/plain-header.ts'

it.each([
  // log4j, logback, Spark, Spring, Python, Go
  [
    '081109 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 up',
    'INFO',
    'PacketResponder 1 up',
  ],
  ['2015-10-18 18:01:47,978 INFO [main] org.apache.Master: Using it.', 'INFO', 'Using it.'],
  ['17/06/09 20:10:40 INFO executor.Backend: Registered signals', 'INFO', 'Registered signals'],
  [
    '2015-07-29 17:41:44,747 - WARN  [QuorumPeer[myid=1]/0:0:2181:Fast@774] - Time out: 3200',
    'WARN',
    'Time out: 3200',
  ],
  ['2024-05-05 10:00:00.123  INFO 4711 --- [main] c.e.demo.App : Started App', 'INFO', 'Started App'],
  ['2024-05-05 10:00:00,123 - myapp.db - WARNING - slow query', 'WARNING', 'slow query'],
  ['10:00:00.123 [main] DEBUG com.acme.Foo - connecting', 'DEBUG', 'connecting'],
  ['I0102 15:04:05.000000   12345 server.go:123] Starting server', 'INFO', 'Starting server'],
  // a host of letters between two times, a program that Windows marks
  [
    '- 1131566461 2005.11.09 combo Nov 9 12:01:01 combo/combo crond(pam_unix)[2915]: session closed',
    null,
    'session closed',
  ],
  ['[10.30 16:49:06] chrome.exe *64 - open through proxy', null, 'open through proxy'],
  // a file name and a request context
  [
    'nova-api.log.1.2017-05-16_13:53:08 2017-05-16 00:00:00.008 25746 INFO nova.manager [req-38 113d - -] [instance: 7] Up',
    'INFO',
    '[instance: 7] Up',
  ],
  // Apache, nginx, access logs
  ['[Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok', 'notice', 'workerEnv.init() ok'],
  ['2024/01/01 12:00:00 [error] 123#123: *45 open() failed', 'error', '*45 open() failed'],
  [
    '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 2326',
    null,
    '"GET /a.gif HTTP/1.0" 200 2326',
  ],
  // syslog, with and without its priority
  ['Dec 10 06:55:46 box sshd[24200]: Invalid user ann', null, 'Invalid user ann'],
  ['Jun 14 15:16:01 box sshd(pam_unix)[19939]: check pass; user unknown', null, 'check pass; user unknown'],
  ['Jul  1 09:00:55 box Google Chrome[30]: it hangs', null, 'it hangs'],
  ['<34>Oct 11 22:14:15 box su: su root failed', 'crit', 'su root failed'],
  ['<34>1 2003-10-11T22:14:15.003Z box.example.com su - ID47 - su root failed', 'crit', 'su root failed'],
  // tables of columns
  [
    '- 1117838570 2005.06.03 R02-M1 2005-06-03-15.42.50.363779 R02-M1 RAS KERNEL INFO cache error corrected',
    'INFO',
    'cache error corrected',
  ],
  [
    '134681 node-246 unix.hw state_change 1077804742 1 Component is unavailable',
    null,
    'Component is unavailable',
  ],
  [
    '2016-09-28 04:30:30, Info                  CBS    Loaded Servicing Stack',
    'Info',
    'Loaded Servicing Stack',
  ],
  ['03-17 16:13:38.811  1702  2395 D WindowManager: relaunching = false', 'DEBUG', 'relaunching = false'],
  ['20171223-22:15:29:606|Step_LSC|30002312|onStandStepChanged 3579', null, 'onStandStepChanged 3579'],
])('%s', (line, level, text) => {
  const header = plainHeader(line)
  expect(header.stamped).toBe(true)
  expect(header.level).toBe(level)
  expect(line.slice(header.end)).toBe(text)
})

it.each([
  ['WARN something odd', 'WARN', 'something odd'],
  ['error: cannot open it', 'error', 'cannot open it'],
  ['[info] ready', 'info', 'ready'],
  ['Error reading the file', null, 'Error reading the file'],
  ['Backup began at 2024-01-01 10:00:00 by ann', null, 'Backup began at 2024-01-01 10:00:00 by ann'],
  ['', null, ''],
])('without a time of its own: %s', (line, level, text) => {
  const header = plainHeader(line)
  expect(header.stamped).toBe(false)
  expect(header.level).toBe(level)
  expect(line.slice(header.end)).toBe(text)
})

it('prose after a time is no column', () => {
  const line = '2024-01-01 10:00:00 Server reports an ERROR in it'
  expect(line.slice(plainHeader(line).end)).toBe('Server reports an ERROR in it')
})
