package org.dutylawyer.casesystem;

@OnH2
class MainPathsOnH2Test extends MainPaths {}
