"""The version of the program: kept here, as to ask what is installed takes 15 ms."""

VERSION = "0.1.0"
