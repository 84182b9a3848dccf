// The protocols of five secrets managers, as far as reading a secret needs them, each strict in what it takes: no token, no answer;
// AWS's signature is computed anew. Prints {"http": port, "https": port}; ends with its standard input.
import {createServer} from 'node:http'
import {createServer as createSecureServer} from 'node:https'
import {createHash, createHmac} from 'node:crypto'
import {readFileSync} from 'node:fs'

const SECRET = process.env.STUB_AWS_SECRET, log = []
const kept = {key: 'of-vault'}
let version = 1
const sha = text => createHash('sha256').update(text).digest('hex')
const mac = (key, text) => createHmac('sha256', key).update(text).digest()
const enc = text => encodeURIComponent(text).replace(/[!'()*]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase())

// AWS, "Create a signed AWS API request": the canonical request, the string to sign, the key by date, region and service.
function signed(request, body) {
  const match = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '')
  if (!match) return false
  const [, , day, region, service, names, signature] = match
  for (const needed of ['host', 'x-amz-date']) if (!names.split(';').includes(needed)) return false
  const url = new URL(request.url, 'http://h')
  const query = [...url.searchParams].map(([k, v]) => `${enc(k)}=${enc(v)}`).sort().join('&')
  const headers = names.split(';').map(n => `${n}:${String(request.headers[n]).trim().replace(/ +/g, ' ')}\n`).join('')
  const canonical = [request.method, url.pathname, query, headers, names, sha(body)].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha(canonical)].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce(mac, 'AWS4' + SECRET)
  return mac(key, text).toString('hex') === signature && request.headers['x-amz-date'].startsWith(day)
}

function answer(request, body) {
  const url = new URL(request.url, 'http://h'), path = url.pathname.replace(/(.)\/$/, '$1'), auth = request.headers.authorization ?? ''
  const token = request.headers['x-vault-token']
  const json = () => { try { return JSON.parse(body || '{}') } catch { return {} } }
  if (path === '/v1/auth/approle/login') return json().role_id === 'role' && json().secret_id === 'sid' ? [200, {auth: {client_token: 'lent', lease_duration: 60, policies: [], metadata: {}}}] : [400, {errors: ['invalid role or secret ID']}]
  if (path.startsWith('/v1/kv/') || path.startsWith('/v1/database/') || path.startsWith('/v1/sys/') || path.startsWith('/v1/auth/')) {
    if (token !== 'lent' && token !== 'given') return [403, {errors: ['permission denied']}]
    if (path === '/v1/kv/data/app' && request.method === 'GET') return [200, {request_id: 'r', lease_id: '', renewable: false, lease_duration: 0, data: {data: kept, metadata: {version, created_time: '2026-11-01T00:00:00.123456789Z', deletion_time: '', destroyed: false}}}]
    if (path === '/v1/kv/data/app') {
      if (json().options?.cas !== undefined && json().options.cas !== version) return [400, {errors: ['check-and-set parameter did not match the current version']}]
      for (const k of Object.keys(kept)) delete kept[k]
      Object.assign(kept, json().data); version++
      return [200, {data: {version}}]
    }
    if (path === '/v1/database/creds/app') return [200, {lease_id: 'database/creds/app/L1', renewable: true, lease_duration: 3600, data: {username: 'v-app', password: 'of-lease'}}] // bailiwick-ignore: assigned-password -- made up for this stub
    if (path === '/v1/sys/leases/revoke') return [json().lease_id === 'database/creds/app/L1' ? 204 : 400, undefined]
    if (path === '/v1/auth/token/revoke-self') return [204, undefined]
    return [404, {errors: []}]
  }
  if (path === '/' && request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') {
    if (!signed(request, body)) return [400, {__type: 'InvalidSignatureException', message: 'no'}]
    return json().SecretId === 'app' ? [200, {ARN: 'arn:aws:secretsmanager:eu-central-1:1:secret:app-x', Name: 'app', VersionId: 'v1', VersionStages: ['AWSCURRENT'], CreatedDate: 1.7e9, SecretString: '{"key":"of-aws"}'}] : [400, {__type: 'ResourceNotFoundException', Message: 'no'}] // bailiwick-ignore: assigned-secret -- made up for this stub
  }
  if (path.startsWith('/v1/projects/')) {
    if (auth !== 'Bearer of-google') return [401, {error: {code: 401, status: 'UNAUTHENTICATED', message: 'no'}}]
    return path === '/v1/projects/p1/secrets/app/versions/latest:access' ? [200, {name: 'projects/1/secrets/app/versions/1', payload: {data: Buffer.from('of-gcp').toString('base64')}}] : [404, {error: {code: 404, status: 'NOT_FOUND', message: 'no'}}]
  }
  if (path === '/tenant/oauth2/v2.0/token') return [200, {access_token: 'of-azure-login', token_type: 'Bearer', expires_in: 3600}]
  if (path.startsWith('/secrets/')) {
    if (!auth) return [401, {error: {code: 'Unauthorized'}}, {'WWW-Authenticate': 'Bearer authorization="https://login.microsoftonline.com/tenant", resource="https://vault.azure.net"'}]
    if (auth !== 'Bearer of-azure-login') return [403, {error: {code: 'Forbidden'}}]
    if (!url.searchParams.get('api-version')) return [400, {error: {code: 'BadParameter'}}]
    return /^\/secrets\/app\/?$/.test(path) ? [200, {value: 'of-azure', id: 'https://v.vault.azure.net/secrets/app/1', attributes: {enabled: true, created: 1.7e9, updated: 1.7e9}}] : [404, {error: {code: 'SecretNotFound', message: 'no'}}]
  }
  if (path.startsWith('/v1/vaults')) {
    if (auth !== 'Bearer of-connect') return [401, {status: 401, message: 'Invalid bearer token'}]
    const filter = url.searchParams.get('filter') ?? '', vault = 'v'.repeat(26), item = 'i'.repeat(26)
    if (path === '/v1/vaults') return [200, !filter || filter === 'name eq "Team"' ? [{id: vault, name: 'Team'}] : []]
    if (path === `/v1/vaults/${vault}/items`) return [200, !filter || filter === 'title eq "db"' ? [{id: item, title: 'db', vault: {id: vault}}] : []]
    if (path === `/v1/vaults/${vault}/items/${item}`) return [200, {id: item, title: 'db', category: 'LOGIN', vault: {id: vault}, sections: [], fields: [{id: 'password', label: 'password', type: 'CONCEALED', value: 'of-connect-server'}]}]
    return [404, {status: 404, message: 'no'}]
  }
  return [404, {}]
}

function listener(request, response) {
  const parts = []
  request.on('data', part => parts.push(part)).on('end', () => {
    const [status, body, more] = answer(request, Buffer.concat(parts).toString('utf8'))
    log.push(`${request.method} ${request.url} ${status}`)
    response.writeHead(status, {'Content-Type': 'application/json', ...more})
    response.end(body === undefined ? '' : JSON.stringify(body))
  })
}

const http = createServer(listener).listen(0, '127.0.0.1')
const https = createSecureServer({key: readFileSync(process.env.STUB_KEY), cert: readFileSync(process.env.STUB_CERT)}, listener).listen(0, '127.0.0.1')
https.on('listening', () => console.log(JSON.stringify({http: http.address().port, https: https.address().port})))
process.stdin.resume().on('end', () => { console.log(log.join('\n')); process.exit(0) })
