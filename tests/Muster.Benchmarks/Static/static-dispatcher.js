export default {
  fetch(request, env) {
    const name = new URL(request.url).pathname.split('/')[1];
    return env[name].fetch(request);
  },
};
