// Stand-ins of three programs that no registry has, each strict in its words: `op read` (op --help of 2.30), `security
// find-generic-password` (security(1)) and `sops --decrypt [--extract PATH] FILE` (sops --help of 3.11). What sops' stand-in prints was
// opened by sops-age, which somebody else wrote. `programs.mjs sealed FILE` makes a file as sops does.
import {createRequire} from 'node:module'
import {createCipheriv, createHash, randomBytes} from 'node:crypto'
import {readFileSync, writeFileSync} from 'node:fs'
const require = createRequire(process.env.PEERS + '/')
const [program, ...words] = process.argv.slice(2)
const fail = (text, status) => { console.error(text); process.exit(status) }

function op() {
  if (words.includes('--version')) return '2.30.3\n'
  const flags = words.filter(word => word.startsWith('-')), [call, reference, ...more] = words.filter(word => !word.startsWith('-'))
  const bad = flags.find(flag => !['--no-newline', '-n', '--format=json', '--iso-timestamps'].includes(flag))
  if (call !== 'read' || more.length || bad) fail(`[ERROR] unknown command or flag: ${bad ?? call}`, 1)
  if (reference !== 'op://Team/db/password') fail(`[ERROR] could not read secret '${reference}'`, 1)
  return 'of-op' + (flags.includes('--no-newline') || flags.includes('-n') ? '' : '\n')
}

function security() {
  const [call, ...options] = words, given = {}
  if (call !== 'find-generic-password') fail('usage', 2)
  for (let i = 0; i < options.length; i++) {
    if (options[i] === '-w' || options[i] === '-g') given[options[i]] = true
    else if (options[i] === '-a' || options[i] === '-s') given[options[i]] = options[++i]
    else fail('usage', 2)
  }
  if (given['-s'] !== 'team' || given['-a'] !== 'db') fail('security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain.', 44)
  const held = 'of-keychain'
  if (given['-w']) return `${held}\n`
  if (given['-g']) process.stderr.write(`password: "${held}"\n`)
  return 'keychain: "/Users/x/Library/Keychains/login.keychain-db"\nclass: "genp"\n'
}

async function sops() {
  const {decryptSops} = require('sops-age')
  const words2 = [...words]
  let path = ''
  if (!['--decrypt', '-d'].includes(words2.shift())) fail('the flags come first', 1)
  if (words2[0] === '--extract') path = words2.splice(0, 2)[1]
  if (words2.length !== 1) fail('one file', 1)
  if (path && !/^(\["[^"]+"\]|\[\d+\])+$/.test(path)) fail(`no path: ${path}`, 1)
  let value = await decryptSops({path: words2[0], secretKey: process.env.SOPS_AGE_KEY})
  for (const [, name, number] of path.matchAll(/\["([^"]+)"\]|\[(\d+)\]/g)) value = value[name ?? Number(number)]
  return path ? String(value) : JSON.stringify(value)
}

// SOPS' README, "Encryption Protocol": each value by AES-256-GCM with its path as further data, the sum of all values sealed the same way.
async function sealed(file) {
  const age = await import(require.resolve('age-encryption'))
  const identity = await age.generateIdentity(), encrypter = new age.Encrypter(), key = randomBytes(32)
  encrypter.addRecipient(await age.identityToRecipient(identity))
  const seal = (text, path) => {
    const iv = randomBytes(32), cipher = createCipheriv('aes-256-gcm', key, iv)
    cipher.setAAD(Buffer.from(path))
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return `ENC[AES256_GCM,data:${data.toString('base64')},iv:${iv.toString('base64')},tag:${cipher.getAuthTag().toString('base64')},type:str]`
  }
  const values = {db: {users: ['of-sops', 'other']}}, now = new Date().toISOString().replace(/\.\d+/, '')
  const mac = createHash('sha512'); values.db.users.forEach(value => mac.update(value))
  const enc = age.armor.encode(await encrypter.encrypt(key))
  const users = values.db.users.map(value => seal(value, 'db:users:'))
  writeFileSync(file, JSON.stringify({db: {users}, sops: {age: [{recipient: await age.identityToRecipient(identity), enc}], lastmodified: now, mac: seal(mac.digest('hex').toUpperCase(), now), unencrypted_suffix: '_unencrypted', version: '3.11.0'}}, null, 2))
  return identity + '\n'
}

process.stdout.write(await ({op, security, sops, sealed: () => sealed(words[0])})[program]())
