// Each manager's own client, or the most used one, against the stub: what it reads, a line each.
import {createRequire} from 'node:module'
const require = createRequire(process.env.PEERS + '/')
const plain = process.env.STUB_HTTP, secure = process.env.STUB_HTTPS
const say = (name, value) => console.log(`${name} ${value}`)

const vault = require('node-vault')({endpoint: plain})
const login = await vault.approleLogin({role_id: 'role', secret_id: 'sid'})
vault.token = login.auth.client_token
say('vault', (await vault.read('kv/data/app')).data.data.key)
const lease = await vault.read('database/creds/app')
say('lease', lease.data.password)
await vault.revoke({lease_id: lease.lease_id})
await vault.tokenRevokeSelf()

const {SecretsManagerClient, GetSecretValueCommand} = require('@aws-sdk/client-secrets-manager')
const aws = new SecretsManagerClient({endpoint: plain, region: 'eu-central-1', credentials: {accessKeyId: 'AK', secretAccessKey: process.env.STUB_AWS_SECRET, sessionToken: 'session'}})
say('aws', JSON.parse((await aws.send(new GetSecretValueCommand({SecretId: 'app'}))).SecretString).key)

const {SecretManagerServiceClient} = require('@google-cloud/secret-manager')
const {OAuth2Client} = require('google-auth-library')
const authClient = new OAuth2Client(); authClient.setCredentials({access_token: 'of-google', expiry_date: Date.now() + 3.6e6})
const google = new SecretManagerServiceClient({fallback: true, protocol: 'http', apiEndpoint: '127.0.0.1', port: Number(new URL(plain).port), authClient, projectId: 'p1'})
const [read] = await google.accessSecretVersion({name: 'projects/p1/secrets/app/versions/latest'})
say('gcp', Buffer.from(read.payload.data).toString())

const {SecretClient} = require('@azure/keyvault-secrets')
const azure = new SecretClient(secure, {getToken: async () => ({token: 'of-azure-login', expiresOnTimestamp: Date.now() + 3.6e6})}, {disableChallengeResourceVerification: true})
say('azure', (await azure.getSecret('app')).value)

const {OnePasswordConnect} = require('@1password/connect')
const connect = OnePasswordConnect({serverURL: plain, token: 'of-connect', keepAlive: false})
const [team] = await connect.listVaults()
say('onepassword', (await connect.getItem(team.id, 'db')).fields.find(f => f.label === 'password').value)

say('op', require('@1password/op-js').read.parse('op://Team/db/password'))

Object.defineProperty(process, 'platform', {value: 'darwin'})
const keychain = require('keychain')
keychain.executablePath = process.env.PEERS + '/bin/security'
say('keychain', await new Promise((done, not) => keychain.getPassword({account: 'db', service: 'team'}, (error, value) => error ? not(error) : done(value))))

const {decryptSops} = require('sops-age')
say('sops', await decryptSops({path: process.env.PEERS + '/sealed.json', secretKey: process.env.SOPS_AGE_KEY, keyPath: 'db.users[0]'}))
