/** A script that imports a style sheet brings it with it; the bundler makes a file of it. */
declare module '*.css';
