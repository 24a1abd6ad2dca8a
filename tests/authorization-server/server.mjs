// An authorization server (oidc-provider) with a client for each grant, and one operation that needs a token.
// It prints its URL when it listens.
import Provider from 'oidc-provider';
import http from 'node:http';

const port = Number(process.env.PORT || 0);
const socket = http.createServer();
await new Promise((done) => socket.listen(port, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${socket.address().port}`;

const native = { token_endpoint_auth_method: 'none', application_type: 'native' };
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

const provider = new Provider(issuer, {
  clients: [
    { client_id: 'machine', client_secret: 's3cret +/', grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    { client_id: 'machine-body', client_secret: 's3cret', token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    { client_id: 'app', ...native, redirect_uris: ['http://127.0.0.1/'], grant_types: ['authorization_code', 'refresh_token'] },
    { client_id: 'tv', ...native, redirect_uris: [], response_types: [], grant_types: [DEVICE, 'refresh_token'] },
    { client_id: 'old', ...native, redirect_uris: [], response_types: [], grant_types: ['password'] },
  ],
  scopes: ['openid', 'offline_access', 'read'],
  features: {
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    devInteractions: { enabled: true },
  },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  issueRefreshToken: async () => true,
  ttl: { AccessToken: 3600, ClientCredentials: 3600, RefreshToken: 86400, DeviceCode: 60, AuthorizationCode: 60, Session: 600, Grant: 86400, Interaction: 600, IdToken: 600 },
  // Every name is a person's.
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  cookies: { keys: ['a key of tests'] },
});

// The password grant, which oidc-provider leaves to its users.
provider.registerGrantType('password', async (context) => {
  const { username, password, scope } = context.oidc.params;
  if (password !== 'p w') {
    context.status = 400;
    context.body = { error: 'invalid_grant', error_description: 'wrong password' };
    return;
  }
  const { AccessToken, Grant } = provider;
  const grant = new Grant({ accountId: username, clientId: context.oidc.client.clientId });
  grant.addOIDCScope(scope || 'openid');
  const token = new AccessToken({
    accountId: username, client: context.oidc.client, grantId: await grant.save(), gty: 'password', scope: scope || 'openid',
  });
  context.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: token.expiration };
}, ['username', 'password', 'scope']);

// The API: `GET /api` says whose token it is.
provider.use(async (context, next) => {
  if (context.path !== '/api') return next();
  const value = (context.get('authorization').match(/^Bearer (.+)$/) || [])[1];
  const found = value && ((await provider.AccessToken.find(value)) || (await provider.ClientCredentials.find(value)));
  context.status = found ? 200 : 401;
  context.body = found ? { client: found.clientId, account: found.accountId || null, scope: found.scope || null } : { error: 'invalid_token' };
});

socket.on('request', provider.callback());
console.log(issuer);
