package org.dutylawyer.casesystem;

/** The same on PostgreSQL. */
@OnPostgres
class MainPathsOnPostgresTest extends MainPaths {}
