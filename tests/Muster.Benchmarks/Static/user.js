export default {
  fetch: () => new Response('Hello from a user Worker\n'),
};
